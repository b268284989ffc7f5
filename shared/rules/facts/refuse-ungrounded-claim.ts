import type { Program } from '../program'
import { scoreRow } from '../score-row'
import type { EncodedRow } from './encoded-row'
import { FactRefusal } from './fact-refusal'

/**
 * A standing that only a process grants cannot be claimed where the standing below it is not reached.
 * @throws FactRefusal `condition-not-met`
 */
export function refuseUngroundedClaim(program: Program, encoded: EncodedRow): void {
  const granted = program.ruleset.standings?.granted
  const claim = granted && program.clauseById.get(granted.claim)
  if (!granted || !claim || encoded.row[claim.at] !== 1) return
  const { band, flags } = scoreRow(program, encoded)
  if (band === granted.on && !flags.includes('veto')) return
  const found = flags.includes('veto') ? '已被一票否决' : `按总分为${band ?? '未定等次'}`
  throw new FactRefusal(
    'condition-not-met',
    `${claim.definition.label}：${granted.label}须先达到${granted.on}，此表${found}`,
    granted.claim,
  )
}
