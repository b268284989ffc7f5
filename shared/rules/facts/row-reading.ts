import type { CivilDate } from '../../values/civil-date'
import type { Window } from '../../values/window'
import type { Outcome, Reading } from '../mechanisms/mechanism'
import type { SubjectTraits } from './subject-traits'

/** What is noted while the facts of one row are read. */
export class RowNotes {
  readonly flags = new Map<number, Set<string>>()
  readonly remarks = new Map<number, Set<string>>()
  readonly measured = new Map<string, Outcome>()

  constructor(
    readonly period: Window,
    readonly asOf: CivilDate,
    readonly closed: boolean,
    readonly strict: boolean,
    readonly subject: SubjectTraits,
  ) {}
}

/** What a mechanism is told and may note while it reads one clause. An object of few fields: every row makes many. */
export class RowReading implements Reading {
  constructor(
    private readonly notes: RowNotes,
    private readonly index: number,
  ) {}

  get period(): Window {
    return this.notes.period
  }

  get asOf(): CivilDate {
    return this.notes.asOf
  }

  get closed(): boolean {
    return this.notes.closed
  }

  get strict(): boolean {
    return this.notes.strict
  }

  get subject(): SubjectTraits {
    return this.notes.subject
  }

  flag(name: string): void {
    addTo(this.notes.flags, this.index, name)
  }

  remark(text: string): void {
    addTo(this.notes.remarks, this.index, text)
  }

  measured(at: string | undefined, outcome: Outcome): void {
    const { measured } = this.notes
    // One name for several measurements: one that fails fails them all.
    if (at !== undefined && measured.get(at) !== 'fail') measured.set(at, outcome)
  }
}

function addTo(map: Map<number, Set<string>>, index: number, text: string): void {
  const texts = map.get(index) ?? new Set()
  map.set(index, texts.add(text))
}
