import { addDays, type CivilDate, parseCivilDate } from '../../../shared/values/civil-date'
import { listNotices } from '../../operations/notices/list-notices'
import { publishNotice } from '../../operations/notices/publish-notice'
import { redrawNotice } from '../../operations/notices/redraw-notice'
import { createTick } from '../../tick/create-tick'
import type { CityLife, Resident } from './city-life'
import type { SeedingContext } from './seeding-context'

/** The first working days on which the timer drafted notices: the works committee began with that for August. */
const DRAFTED: readonly CivilDate[] = ['2026-09-01', '2026-10-09', '2026-11-02'].map(parseCivilDate)

/** Writes down the timer's runs, and the notices that staff signed on the next day. */
export function planNotices({ context, diary, works, organs }: CityLife): void {
  for (const [index, day] of DRAFTED.entries()) {
    diary.add(day, '08:05', () => runTick(context))
    diary.add(addDays(day, 1), '10:40', async () => {
      const latest = index === DRAFTED.length - 1
      // The demo's own organ has not signed its latest one yet: a visitor can.
      for (const [position, { staff }] of organs.entries()) {
        if (!latest || position > 0) await sign(context, staff)
      }
      await sign(context, works.founder, works.id)
    })
  }
  diary.add(parseCivilDate('2026-11-20'), '00:30', () => runTick(context))
}

async function runTick(context: SeedingContext): Promise<void> {
  const log = () => undefined
  const whole = { ...context, sender: null, limitMilliseconds: Number.POSITIVE_INFINITY, elapsed: () => 0, log }
  for (const { state, detail } of await createTick(whole).runTick()) {
    if (state === 'failed') throw new Error(detail)
  }
}

/** Signs the drafts that somebody keeps, or the one of a single organisation. */
async function sign(context: SeedingContext, staff: Resident, organisationId?: string): Promise<void> {
  const { items } = await listNotices(context, staff, { of: 'kept' })
  for (const notice of items) {
    if (notice.state !== 'drafted' || (organisationId !== undefined && notice.organisationId !== organisationId))
      continue
    // What was put right since the draft changed some figures.
    const { id, revision } = await redrawNotice(context, staff, { id: notice.id, revision: notice.revision })
    await publishNotice(context, staff, { id, revision, reason: '已逐条核对，按期发布' })
  }
}
