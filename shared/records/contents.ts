import * as z from 'zod'
import { civilDate, hours, id, lines, text } from '../contract/values'
import type { RecordKind } from './kinds'

const honourLevel = z.enum(['national', 'provincial', 'municipal', 'works-committee', 'parent']).meta({ title: '层级' })

const kind = <Kind extends RecordKind>(name: Kind) => z.literal(name).meta({ title: '种类' })

const common = {
  happenedOn: civilDate,
  /** why it is entered late or for somebody else, or anything the approver should know */
  note: lines(0, 300).optional(),
}

/** What each kind of record holds, as a form sends it. */
export const recordContent = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: kind('volunteer-hours'), ...common, title: text(1, 60), hours }),
    z.strictObject({ kind: kind('study-hours'), ...common, title: text(1, 60), hours }),
    z.strictObject({
      kind: kind('xuexi-points'),
      ...common,
      points: z.int().min(1).max(100_000).meta({ title: '积分' }),
    }),
    z.strictObject({
      kind: kind('honour'),
      ...common,
      title: text(1, 60),
      level: honourLevel,
      giver: text(1, 60),
      /** names the matter, so that one matter certified twice counts once */
      matter: text(1, 60),
      document: text(1, 60).optional(),
    }),
    z.strictObject({ kind: kind('hard-task'), ...common, title: text(1, 60) }),
    z.strictObject({ kind: kind('pledge'), ...common, title: text(1, 120) }),
    z.strictObject({ kind: kind('lecture'), ...common, title: text(1, 60) }),
  ])
  .meta({ title: '记录' })

export type RecordContent = z.output<typeof recordContent>

/** A form on its way: who it is for when not for its author, and the id under which the phone made it once. */
export const submission = z.strictObject({
  clientId: id,
  personId: id.optional(),
  record: recordContent,
})

export type Submission = z.output<typeof submission>
