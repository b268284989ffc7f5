import { AppError } from '../../values/app-error'
import { type Points, parsePoints, pointsFromHundredths } from '../../values/points'
import type { EncodedRow } from '../facts/encoded-row'
import { EvidenceMark } from '../facts/evidence-mark'
import { FactRefusal } from '../facts/fact-refusal'
import type { Program, ProgramItem } from '../program'
import type { Score } from '../score-row'
import { tallyInWords } from '../standing/tally-tasks'
import { buildLines, type Line } from './lines'

/** One item of the scoring sheet, with the branch's own mark beside the assessed one. */
export interface SheetRow {
  readonly item: string
  readonly label: string
  /** the weight or cap, null where there is none */
  readonly limit: Points | null
  readonly self: Points | null
  readonly assessed: Points
  /** for an item that takes no points: 有 or 无, or the outcome of its task */
  readonly mark: '有' | '无' | '通过' | '不过' | '不适用' | null
  /** its clauses that say anything: points, a pending loss, a flag, a state to mend */
  readonly lines: readonly Line[]
}

export interface SheetSection {
  readonly id: string
  readonly label: string
  readonly depth: number
  readonly total: Points | null
  readonly self: Points | null
  readonly assessed: Points
  /** of a checklist: passed of those that apply, “3/4”; null where points decide */
  readonly tally: string | null
  readonly rows: readonly SheetRow[]
}

/** Marks a branch gave itself, checked against the items of the ruleset: item → points. */
export type SelfMarks = ReadonlyMap<string, Points>

/**
 * Reads a branch's own marks. @throws FactRefusal when an item is unknown or a mark is out of its range
 */
export function readSelfMarks(program: Program, written: Readonly<Record<string, string | number>>): SelfMarks {
  const items = new Map(program.items.map((item) => [item.id, item]))
  return new Map(
    Object.entries(written).map(([id, mark]) => {
      const item = items.get(id)
      if (!item) throw new FactRefusal('unknown-clause', `自评：本规则没有项目“${id}”`, id)
      try {
        return [id, checkedMark(item, parsePoints(mark))]
      } catch (error) {
        throw error instanceof AppError
          ? new FactRefusal(error.code, `自评“${item.label}”：${error.message}`, id)
          : error
      }
    }),
  )
}

function checkedMark(item: ProgramItem, mark: Points): Points {
  if (mark < 0 && item.kind !== 'open') throw new AppError('negative', '分值不能是负数')
  if (mark > item.limit) throw new AppError('out-of-range', '分值超过该项权重或上限')
  return mark
}

/** Lays a score out as the document's own sheet: sections, items, self and assessed marks. */
export function buildSheet(program: Program, encoded: EncodedRow, score: Score, self: SelfMarks): SheetSection[] {
  const { sections } = score
  const lines = new Map(buildLines(program, encoded).map((line) => [line.clause, line]))
  const rowOf = (item: ProgramItem): SheetRow => {
    const points = score.items[item.index] as number
    const clauses = program.clauses.slice(item.first, item.end)
    return {
      item: item.id,
      label: item.label,
      limit: item.limit === Number.POSITIVE_INFINITY ? null : pointsFromHundredths(item.limit),
      self: self.get(item.id) ?? null,
      assessed: pointsFromHundredths(item.kind === 'held' ? item.limit + points : points),
      mark: markOf(program, item, encoded, score),
      lines: clauses.map(({ definition }) => lines.get(definition.id) as Line).filter(saysSomething),
    }
  }
  const depthOf = (index: number): number => {
    const { parent } = program.sections[index] as Program['sections'][number]
    return parent === undefined ? 0 : depthOf(parent) + 1
  }
  return program.sections.map((section) => ({
    id: section.id,
    label: section.label,
    depth: depthOf(section.index),
    total: section.total ?? null,
    self: selfOf(program, section.index, self),
    assessed: pointsFromHundredths(sections[section.index] as number),
    tally: tallyOf(score, section.index),
    rows: program.items.filter((item) => item.section === section.index).map(rowOf),
  }))
}

function tallyOf({ checklist }: Score, section: number): string | null {
  const tally = checklist?.sections[section]
  return tally && tally.applicable > 0 ? tallyInWords(tally) : null
}

function markOf(program: Program, item: ProgramItem, encoded: EncodedRow, score: Score): SheetRow['mark'] {
  const clauses = program.clauses.slice(item.first, item.end)
  const head = clauses.find(({ compiled }) => compiled.effect === 'task')
  if (head) {
    if (encoded.marks[head.index] === EvidenceMark.notApplicable) return '不适用'
    return score.checklist?.failing.includes(item.id) ? '不过' : '通过'
  }
  if (!clauses.every(({ compiled }) => compiled.effect === 'mark')) return null
  const stands = clauses.some(({ compiled, at }) =>
    compiled.flags ? compiled.flags(encoded.row, at).length > 0 : encoded.row[at] !== 0,
  )
  return stands ? '有' : '无'
}

function saysSomething({ before_limit: amount, pending, state, flags, remarks }: Line): boolean {
  if (remarks.length > 0) return true
  return amount !== 0 || pending !== null || state === 'no-evidence' || state === 'not-applicable' || flags.length > 0
}

/** A section's own mark is the sum of its items', and is blank until every one of them has a mark. */
function selfOf(program: Program, section: number, self: SelfMarks): Points | null {
  const inside = (index: number | undefined): boolean =>
    index === section || (index !== undefined && inside(program.sections[index]?.parent))
  const items = program.items.filter((item) => inside(item.section))
  if (items.length === 0 || items.some(({ id }) => !self.has(id))) return null
  const sum = items.reduce((added, { id }) => added + (self.get(id) as number), 0)
  return pointsFromHundredths(program.sections[section]?.counts === 'minus' ? -sum : sum)
}
