import { issuesOf } from '../../../../shared/contract/api-error'
import { ApiError } from '../../../../shared/contract/client'
import { recordContent } from '../../../../shared/records/contents'
import type { RecordKind } from '../../../../shared/records/kinds'
import type { HonourLevel, WrittenRecord } from '../../app/records/record-words'
import { newClientId } from '../../state/new-client-id'

/** A picture that was sent and waits to be attached. */
export interface SentPhoto {
  readonly id: string
  /** where the phone shows it from */
  readonly path: string
}

/** What is typed, of every kind's fields; each kind sends its own. */
export interface Form {
  readonly clientId: string
  readonly happenedOn: string
  readonly title: string
  readonly hours: number
  readonly points: string
  readonly level: HonourLevel | undefined
  readonly giver: string
  readonly matter: string
  readonly document: string
  readonly note: string
  readonly photos: readonly SentPhoto[]
}

export type FieldName = 'happenedOn' | 'title' | 'hours' | 'points' | 'level' | 'giver' | 'matter' | 'document' | 'note'

/** The fields that each kind's record has, in the order of the form. */
export const fieldsOf: Readonly<Record<RecordKind, readonly FieldName[]>> = {
  'volunteer-hours': ['title', 'happenedOn', 'hours', 'note'],
  'study-hours': ['title', 'happenedOn', 'hours', 'note'],
  'xuexi-points': ['happenedOn', 'points', 'note'],
  honour: ['title', 'level', 'giver', 'matter', 'document', 'happenedOn', 'note'],
  'hard-task': ['title', 'happenedOn', 'note'],
  pledge: ['title', 'happenedOn', 'note'],
  lecture: ['title', 'happenedOn', 'note'],
}

const FIRST_HOURS = 2

export function emptyForm(today: string): Form {
  return {
    clientId: newClientId(),
    happenedOn: today,
    title: '',
    hours: FIRST_HOURS,
    points: '',
    level: undefined,
    giver: '',
    matter: '',
    document: '',
    note: '',
    photos: [],
  }
}

/** A form filled with a record that is to be mended. */
export function formOf(record: WrittenRecord, today: string): Form {
  const { hours, points, note = '', ...texts } = { hours: undefined, points: undefined, ...record }
  const { title = '', level, giver = '', matter = '', document = '' } = texts as Partial<Form>
  return {
    ...emptyForm(today),
    happenedOn: record.happenedOn,
    title,
    level,
    giver,
    matter,
    document,
    note,
    ...(hours === undefined ? {} : { hours: Number(hours) }),
    ...(points === undefined ? {} : { points: String(points) }),
  }
}

/** What a kept draft gives back; anything else than a draft of this form begins anew. */
export function formFromDraft(kept: Readonly<Record<string, unknown>> | undefined, today: string): Form {
  const empty = emptyForm(today)
  if (kept === undefined || typeof kept.clientId !== 'string') return empty
  const form = { ...empty, ...kept } as Form
  return form.happenedOn > today ? { ...form, happenedOn: today } : form
}

/** The record that a form says, as it travels. @throws ApiError with what is missing or wrong, by field */
export function recordOf(kind: RecordKind, form: Form): WrittenRecord {
  const written: Record<string, unknown> = { kind }
  for (const field of fieldsOf[kind]) {
    const value = writtenField(form, field)
    if (value !== undefined) written[field] = value
  }
  const checked = recordContent.safeParse(written, { reportInput: true })
  if (checked.success) return written as WrittenRecord
  throw new ApiError('bad-request', '还有要改的地方', 0, issuesOf('body', recordContent, checked.error))
}

function writtenField(form: Form, field: FieldName): unknown {
  if (field === 'hours') return String(form.hours)
  if (field === 'points') return /^\d+$/.test(form.points.trim()) ? Number(form.points.trim()) : form.points.trim()
  const text = form[field]
  const optional = field === 'note' || field === 'document'
  return optional && text?.trim() === '' ? undefined : text
}
