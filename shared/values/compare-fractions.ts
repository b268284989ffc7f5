/**
 * Whether a/b is strictly greater than c/d, exactly, for whole numbers from zero up and divisors above zero.
 * Compares whole parts and turns the remainders over, so that no product can pass what a number holds;
 * older phones have no BigInt.
 */
export function isGreaterFraction(a: number, b: number, c: number, d: number): boolean {
  const [whole, otherWhole] = [Math.floor(a / b), Math.floor(c / d)]
  if (whole !== otherWhole) return whole > otherWhole
  const [rest, otherRest] = [a % b, c % d]
  if (rest === 0) return false
  if (otherRest === 0) return true
  return isGreaterFraction(d, otherRest, b, rest)
}
