import { sha256 } from '@noble/hashes/sha2'
import { utf8ToBytes } from '@noble/hashes/utils'

/** Chance that is the same again for the same seed. Each purpose takes a stream of its own, so that one more draw here moves nothing there. */
export interface Random {
  /** from 0 to below 1 */
  next(): number
  /** a whole number, both ends included */
  whole(least: number, most: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** the same things in another order */
  shuffled<T>(list: readonly T[]): T[]
  bytes(count: number): Uint8Array
  stream(label: string): Random
}

/** A stream of chance that follows from a seed alone. */
export function seededRandom(seed: string): Random {
  const next = sfc32(sha256(utf8ToBytes(seed)))
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const pick = <T>(list: readonly T[]): T => {
    const [chosen] = list.slice(whole(0, list.length - 1))
    if (chosen === undefined) throw new RangeError('nothing to pick from')
    return chosen
  }
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick,
    shuffled: (list) =>
      list
        .map((one) => ({ one, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one),
    bytes: (count) => Uint8Array.from({ length: count }, () => whole(0, 255)),
    stream: (label) => seededRandom(`${seed}/${label}`),
  }
}

/** Chris Doty-Humphrey's small fast counter generator, 128 bits of state. */
function sfc32(state: Uint8Array): () => number {
  const words = new DataView(state.buffer, state.byteOffset)
  let [a, b, c, counter] = [words.getUint32(0), words.getUint32(4), words.getUint32(8), 1]
  const step = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  for (let warm = 0; warm < 12; warm++) step()
  return step
}
