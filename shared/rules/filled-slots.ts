/** Kept between calls and overwritten by the next: fresh memory would cost more than the work. */
let list = new Int32Array(256)

/**
 * Lists the slots of a row that are not empty, in order; most of most rows are. What it returns is good until
 * the next call. Without a branch a slot, because a processor guesses badly which are filled.
 */
export function filledSlots(row: Int32Array): { readonly slots: Int32Array; readonly count: number } {
  const size = row.length
  if (list.length <= size) list = new Int32Array(2 * size)
  const slots = list
  let count = 0
  let slot = 0
  // Each round of a loop asks anew what kind of arrays these are; four slots a round share the answer.
  for (; slot + 3 < size; slot += 4) {
    slots[count] = slot
    count += isFilled(row[slot] as number)
    slots[count] = slot + 1
    count += isFilled(row[slot + 1] as number)
    slots[count] = slot + 2
    count += isFilled(row[slot + 2] as number)
    slots[count] = slot + 3
    count += isFilled(row[slot + 3] as number)
  }
  for (; slot < size; slot += 1) {
    slots[count] = slot
    count += isFilled(row[slot] as number)
  }
  return { slots, count }
}

/** 1 for a whole number of 32 bits that is not 0 */
function isFilled(value: number): number {
  return (value | (0 - value)) >>> 31
}
