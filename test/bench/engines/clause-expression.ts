import type { Program, ProgramClause } from '../../../shared/rules/program'

/** One name a slot, for engines that take facts by name. */
export function factNames({ slots }: Program): string[] {
  return Array.from({ length: slots }, (_, slot) => `s${slot}`)
}

/** The amount of a clause in hundredths as an expression over `factNames`, in the words most engines share. */
export function clauseExpression({ definition, compiled, at }: ProgramClause): string {
  if (compiled.effect === 'mark') return `s${at} * 0`
  if (compiled.rates) return compiled.rates.map((rate, slot) => `s${at + slot} * ${rate}`).join(' + ')
  return clauseSteps({ definition, at }).reduce(
    (below, { from, loss }) => `s${at} >= ${from} ? ${loss} : (${below})`,
    '0',
  )
}

/** A clause in steps: from a slot value on, so many hundredths; rising. */
export function clauseSteps({
  definition,
}: Pick<ProgramClause, 'definition' | 'at'>): { from: number; loss: number }[] {
  if (definition.mechanism === 'band-loss') return definition.bands.map(({ from, loss }) => ({ from, loss }))
  if (definition.mechanism === 'delay-loss') {
    return definition.steps.map(({ from_months: months, loss }) => ({ from: months + 1, loss }))
  }
  throw new Error(`no steps for ${definition.mechanism}`)
}
