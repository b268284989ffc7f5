import * as z from 'zod'
import type { Pass } from '../../operations/scoring/close-month'
import { verifyScores } from '../../operations/scoring/verify-scores'
import type { Job } from '../job'

const passed = z.object({
  table: z.enum(['people', 'organisations']),
  after: z.uuid().nullable(),
  checked: z.int(),
  differing: z.array(z.uuid()),
})

/** So many ids a report names; how many there are it says in any case. */
const MOST_NAMED = 20

/** Every night: recomputes all scores of the year from the raw records and reports, never mends, those that differ. */
export const verifyEverybody: Job = {
  name: 'verify-scores',
  occasions: (today) => [today],
  async run({ context, cityId, today, isTimeUp }, _occasion, progress) {
    const begun = passed.safeParse(progress).data
    let pass: Pass | null = begun ?? { table: 'people', after: null }
    let checked = begun?.checked ?? 0
    const differing = [...(begun?.differing ?? [])]
    while (pass) {
      if (isTimeUp()) {
        return { state: 'cut-short', progress: { table: pass.table, after: pass.after, checked, differing } }
      }
      const batch = await verifyScores(context, cityId, today, pass)
      checked += batch.checked
      differing.push(...batch.differing)
      pass = batch.next
    }
    if (differing.length === 0) return { state: 'done', outcome: `核对得分 ${checked} 个，全部相符` }
    const named = differing.slice(0, MOST_NAMED).join('、')
    return { state: 'done', outcome: `核对得分 ${checked} 个，${differing.length} 个不符，请查：${named}` }
  },
}
