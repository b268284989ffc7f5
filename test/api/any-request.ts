import type fc from 'fast-check'
import * as z from 'zod'

/** Takes one of the given values, by the property's own chance. */
export type Pick = <T>(...values: readonly T[]) => T

/** What a request may name. */
export interface Known {
  /** ids that exist here, by their table */
  readonly ids: Readonly<Record<string, readonly string[]>>
  /** ids of other things, of another city, and of nothing */
  readonly otherIds: readonly string[]
  readonly clauses: readonly (readonly [ruleset: string, clause: string])[]
}

const DAYS = ['2026-11-10', '2026-11-20', '2026-10-01', '2026-11-21', '2026-12-31', '2012-04-30', '2025-12-31']
const NO_DAYS = ['2026-02-30', '0000-01-01', '0001-01-01', '9999-12-31', '1899-12-31', '２０２６-11-10', '2026-1-1', '']
const TEXTS = [
  '社区服务',
  '甲局第二支部',
  '“引号”',
  "'; drop table people; --",
  '%_\\',
  '💥',
  '{"a":1}',
  '__proto__',
  'constructor',
]
const NO_TEXTS = [
  '',
  '社区\n服务',
  '\u200f社区',
  '社区\u202e服务',
  '\ufeff',
  '\u0085',
  '字'.repeat(5000),
  '\ud83d',
  'ｘ'.repeat(61),
]
const FIGURES = ['1', '2.5', '0.25', '24', '0', '3', '100']
const NO_FIGURES = ['-1', '0.1', '1e3', '１', '99999', '999999999.99', '-999999999.99', 'NaN', '+1', ' 1', '0x10', '25']
const NUMBERS = [0, 1, 2, 3, 5, 12]
const NO_NUMBERS = [-1, 0.5, 2_147_483_647, 2_147_483_648, 9_007_199_254_740_991, 1e308, -2_147_483_649]
/** Positions in a list that nobody was ever given. */
export const CURSORS = [
  [],
  [null],
  ['0000-01-01', '0192f3a0-0000-7000-8000-00000000ffff'],
  ['9999-12-31', '0192f3a0-0000-7000-8000-00000000ffff'],
  ['0000-01-01T00:00:00Z', '0192f3a0-0000-7000-8000-00000000ffff'],
  ['2026-11-10T00:00:00.000Z', 'x'],
  ['2026-11-10T00:00:00.000Z', '\ud800'],
  ['2026-11-10T00:00:00.000Z', '\u0000'],
  ['9999-12-31T23:59:59.999Z', '0192F3A0-0000-7000-8000-00000000FFFF'],
  [9_007_199_254_740_991, '0192f3a0-0000-7000-8000-00000000ffff'],
  [-1e308, 'x'],
  ['', '0192f3a0-0000-7000-8000-00000000ffff'],
  ['张', '张', '0192f3a0-0000-7000-8000-00000000ffff'],
  { __proto__: null, a: 1 },
].map((position) => Buffer.from(JSON.stringify(position), 'utf8').toString('base64url'))

/** Seldom enough that most requests go past the schema's first look and reach what is behind it. */
const isRare = (pick: Pick) => pick(...Array.from({ length: 40 }, (_, at) => at)) === 0

/** In which table a field's ids are kept. */
const TABLES: readonly (readonly [RegExp, string])[] = [
  [/^(person|lecturer)Ids?$|^expected$/, 'people'],
  [/^(organisation|branch|parent|group)Id$/, 'organisations'],
  [/^(record)?Id$/i, 'records'],
  [/^activityId$/, 'activities'],
  [/^findingId$/, 'findings'],
  [/^punishmentId$/, 'punishments'],
  [/^noticeId$/, 'notices'],
  [/^complaintId$/, 'complaints'],
  [/^fileIds?$/, 'files'],
  [/^roleId$/, 'role_grants'],
  [/^settingId$/, 'settings'],
  [/^documentId$/, 'documents'],
]

/** Something that a schema takes, or nearly takes: right in form and wrong in fact, or the other way round. */
export function anyValue(schema: z.core.$ZodType, pick: Pick, known: Known, field = ''): unknown {
  if (isRare(pick)) return pick<unknown>(null, true, 7, '', [], {}, [[]], '\u0000', Number.MAX_SAFE_INTEGER)
  if (schema instanceof z.ZodObject) return anyObject(schema, pick, known)
  if (schema instanceof z.ZodOptional)
    return pick(true, false) ? anyValue(schema.unwrap(), pick, known, field) : undefined
  if (schema instanceof z.ZodNullable) return pick(true, false) ? anyValue(schema.unwrap(), pick, known, field) : null
  if (schema instanceof z.ZodArray) {
    return Array.from({ length: pick(0, 1, 1, 1, 2, 3) }, () => anyValue(schema.element, pick, known, field))
  }
  if (schema instanceof z.ZodUnion) return anyValue(pick(...schema.options), pick, known, field)
  if (schema instanceof z.ZodEnum) return pick(...schema.options)
  if (schema instanceof z.ZodLiteral) return pick(...schema.values)
  if (schema instanceof z.ZodRecord) {
    const keys = ['base', '__proto__', 'constructor', 'required-hours', 'a'.repeat(90)]
    return Object.fromEntries([[pick(...keys), anyValue(schema.valueType as z.ZodType, pick, known)]])
  }
  if (schema instanceof z.ZodPipe) return anyText(schema, pick, known, field)
  if (schema instanceof z.ZodBoolean) return pick(true, false)
  if (schema instanceof z.ZodNumber)
    return isRare(pick) ? pick(...NO_NUMBERS) : pick(...NUMBERS, ...NO_NUMBERS.slice(0, 4))
  return anyText(schema, pick, known, field)
}

function anyObject(schema: z.ZodObject, pick: Pick, known: Known): Record<string, unknown> {
  const fields = Object.entries(schema.shape).flatMap(([name, field]): [string, unknown][] => {
    const value = anyValue(field as z.ZodType, pick, known, name)
    return value === undefined || isRare(pick) ? [] : [[name, value]]
  })
  if (isRare(pick)) fields.push([pick('unknown', '__proto__', 'cityId', 'points'), { admin: true }])
  const made = Object.fromEntries(fields)
  // A ruleset and a clause of another one say nothing; mostly they belong together.
  if ('ruleset' in made && 'clause' in made) [made.ruleset, made.clause] = pick(...known.clauses)
  return made
}

function anyText(schema: z.core.$ZodType, pick: Pick, known: Known, field: string): string {
  const { title = '', ...form } = metaOf(schema)
  const written = JSON.stringify(form)
  if (title.includes('翻页')) return pick(...CURSORS)
  if (written.includes('"uuid"')) return anyId(pick, known, field)
  if (written.includes('"date"')) return isRare(pick) ? pick(...NO_DAYS) : pick(...DAYS)
  if (written.includes('Q[1-4]')) return pick('2026Q3', '2026Q4', '2025Q4', '0000Q1', '9999Q4', '2026Q5')
  if (written.includes('(0[1-9]|1[0-2])')) return pick('2026-10', '2026-11', '2027-01', '0000-01', '9999-12', '2026-13')
  if (written.includes('\\\\d{1,')) return isRare(pick) ? pick(...NO_FIGURES) : pick(...FIGURES)
  if (/年/.test(title))
    return isRare(pick) ? pick('2999', '2000', '0', '9999', '１０', '1e3') : pick('2026', '2025', '2027')
  if (/条数|第几/.test(title)) return isRare(pick) ? pick('0', '101', '１０', '1e3', '-1') : pick('1', '2', '100')
  return isRare(pick) ? pick(...NO_TEXTS) : pick(...TEXTS, ...FIGURES)
}

function anyId(pick: Pick, known: Known, field: string): string {
  if (field === 'clientId') return pick('0192f3a0-0000-7000-8000-00000000aaaa', ...known.otherIds)
  const table = TABLES.find(([name]) => name.test(field))?.[1] ?? ''
  const ids = known.ids[table] ?? []
  return ids.length === 0 || pick(0, 1, 2, 3, 4, 5) === 0 ? pick(...known.otherIds) : pick(...ids)
}

function metaOf(schema: z.core.$ZodType): { readonly title?: string | undefined } & Readonly<Record<string, unknown>> {
  const own = z.globalRegistry.get(schema) ?? {}
  return schema instanceof z.ZodPipe ? { ...metaOf(schema.in), ...own } : own
}

/** Chance by which fast-check can run a failure again. */
export function pickBy(gen: fc.GeneratorValue, from: typeof fc.constantFrom): Pick {
  return (...values) => gen(from, ...values)
}
