import type { Caller } from '../../../shared/access/caller'
import type { RosterFate } from '../../../shared/people/roster'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'
import type { PlannedRow } from './plan-roster'
import { prepareRoster, readRoster } from './prepare-roster'
import type { ReadSheet } from './read-rows'

type PreviewedRow = Omit<PlannedRow, 'personId' | 'writes' | 'changes'> & { changes: PlannedRow['changes'][number][] }

interface Preview {
  readonly preview: string
  readonly counts: Record<RosterFate, number>
  readonly sheets: { sheet: string; headerRow: number | null; notes: string[] }[]
  readonly rows: PreviewedRow[]
}

/** Tells the fate of each row of a roster; writes nothing but the note of whose data was looked at. */
export async function previewRoster(context: OperationContext, caller: Caller, bytes: Uint8Array): Promise<Preview> {
  const roster = await readRoster(bytes)
  const today = civilDateAt(context.now())
  const { preview, rows, counts } = await inTransaction(context.database, caller, async (tx) => {
    const prepared = await prepareRoster(tx, caller, roster, today)
    const seen = prepared.rows.flatMap(({ personId }) => (personId === null ? [] : [personId]))
    await writeRead(context, tx, caller, seen, 'preview-roster')
    return prepared
  })
  return {
    preview,
    counts: { ...counts },
    sheets: roster.sheets.map(({ notes, ...sheet }: ReadSheet) => ({ ...sheet, notes: [...notes] })),
    rows: rows.map(({ personId: _, writes: __, changes, ...row }) => ({ ...row, changes: [...changes] })),
  }
}
