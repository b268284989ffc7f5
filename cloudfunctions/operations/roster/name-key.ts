import { canonicalName } from '../../../shared/people/person-name'

const HAN = /^\p{Script=Han}+$/u

/** A name as a roster's row means it: blanks between Chinese characters are there for the look of the column. */
export function rosterName(written: string): string {
  const name = canonicalName(written)
  const closed = name.replaceAll(' ', '')
  return HAN.test(closed) ? closed : name
}

/** What is the same for two ways of writing one name. */
export function nameKey(name: string): string {
  return canonicalName(name).replaceAll(' ', '')
}
