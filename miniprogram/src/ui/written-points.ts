/** Points travel as "-1.50"; a screen shows a true minus, and a plus where it is a gain. */
export function signed(points: string): string {
  if (points.startsWith('-')) return `−${points.slice(1)}`
  return isZero(points) ? points : `+${points}`
}

export function unsigned(points: string): string {
  return points.startsWith('-') ? `−${points.slice(1)}` : points
}

export function isZero(points: string): boolean {
  return /^-?0(\.0+)?$/.test(points)
}

/** For widths and angles only; never for a sum. */
export function asNumber(points: string): number {
  return Number(points)
}
