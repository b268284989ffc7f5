import { AppError } from '../../../shared/values/app-error'
import { addDays, type CivilDate, civilDate } from '../../../shared/values/civil-date'
import { type Decision, decideRecords } from '../../operations/records/decide-records'
import { reverseRecord } from '../../operations/records/reverse-record'
import { withdrawRecord } from '../../operations/records/withdraw-record'
import type { BranchLife, CityLife, Resident, Waiting } from './city-life'
import { MONTHS, YEAR } from './seeded-days'
import type { SeedingContext } from './seeding-context'

const RETURNED = [
  '请写明是几点到几点',
  '附上活动照片或签到单再报',
  '与支部活动是同一次，请核对',
  '时长和通知上的不一致，请核对',
]

/**
 * Writes down the days on which branches go through what waits: in batches, the secretary's own records by the
 * deputy. What was returned is mended by its author some days later.
 */
export function planApprovals(city: CityLife): void {
  for (const branch of city.branches) {
    const returned: Waiting[] = []
    const day = branch.random.stream('approvals').whole(2, 6)
    // The last time is early in November: the demo begins with something waiting.
    for (const month of MONTHS) planDay(city, branch, returned, civilDate(YEAR, month, day))
  }
}

function planDay(city: CityLife, branch: BranchLife, returned: Waiting[], day: CivilDate): void {
  const { context, diary } = city
  diary.add(day, '09:20', async () => {
    const waiting = branch.tray.splice(0)
    for (const record of waiting.filter(({ fate }) => fate === 'withdraw')) {
      const { id, revision, author } = record
      await withdrawRecord(context, author, { id, revision, reason: '填错了，重新报' })
    }
    const ofSecretary = waiting.filter(({ author }) => author === branch.secretary)
    await decide(context, branch, branch.deputy, ofSecretary, returned)
    const ofOthers = waiting.filter(({ author }) => author !== branch.secretary)
    await decide(context, branch, branch.secretary, ofOthers, returned)
  })
  diary.add(addDays(day, 2), '20:40', async () => {
    for (const record of returned.splice(0)) {
      const { revision } = (await record.mend?.(record.revision)) ?? record
      branch.tray.push({ ...record, revision, fate: 'approve', mend: null })
    }
  })
}

async function decide(
  context: SeedingContext,
  branch: BranchLife,
  approver: Resident,
  waiting: readonly Waiting[],
  returned: Waiting[],
): Promise<void> {
  const having = (...fates: Waiting['fate'][]) => waiting.filter(({ fate }) => fates.includes(fate))
  const reason = branch.random.pick(RETURNED)
  await take(context, approver, 'approve', null, having('approve', 'reverse'))
  returned.push(...(await take(context, approver, 'return', reason, having('return'))))
  const held = await take(context, approver, 'hold', '等街道的服务证明', having('hold'))
  branch.tray.push(...held.map((record) => ({ ...record, fate: 'approve' as const })))
  for (const { id, revision } of having('reverse')) {
    await reverseRecord(context, branch.secretary, {
      id,
      revision: revision + 1,
      reason: '同一次服务报了两遍，冲销这一条',
    })
  }
}

/** @returns the records with the revisions they have now */
async function take(
  context: SeedingContext,
  approver: Resident,
  step: Decision['step'],
  reason: string | null,
  waiting: readonly Waiting[],
): Promise<Waiting[]> {
  if (waiting.length === 0) return []
  const records = waiting.map(({ id, revision }) => ({ id, revision }))
  const decided = await decideRecords(context, approver, { step, reason, records })
  return decided.map(({ error, revision }, index) => {
    const record = waiting[index]
    if (error || revision === null || !record) throw new AppError('internal', error?.message ?? '记录没有办成')
    return { ...record, revision }
  })
}
