import type { Score } from '../score-row'

/** What all items lost and won after their limits, in hundredths; base − lost + won is the total. */
export function lostAndWon({ items }: Score): { readonly lost: number; readonly won: number } {
  let [lost, won] = [0, 0]
  for (const points of items) {
    if (points < 0) lost -= points
    else won += points
  }
  return { lost, won }
}
