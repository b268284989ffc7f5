const FULL_HOURS = 16

/**
 * What the default ruleset gives for a full year's volunteer hours, reckoned apart from the program: 12.00 points for 16
 * hours, in proportion below; 0.50 for each hour above, at most 4.00; both rounded down to hundredths.
 * @returns hundredths of a point
 */
export function volunteerPoints(hours: number): { readonly basic: number; readonly extra: number } {
  return {
    basic: Math.min(1200, Math.floor((hours * 1200) / FULL_HOURS)),
    extra: Math.min(400, Math.floor(Math.max(0, hours - FULL_HOURS) * 50)),
  }
}

/** Hundredths of the points that a person reads: `80.37`, `+1.50`. @throws RangeError when it is no points */
export function readHundredths(text: string): number {
  const written = /(\d+)\.(\d\d)/.exec(text)
  if (!written) throw new RangeError(`no points in ${text}`)
  return Number(written[1]) * 100 + Number(written[2])
}
