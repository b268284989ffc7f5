/** Something that scores a number of subjects once each time it is run. */
export interface Contender {
  readonly name: string
  readonly subjects: number
  run(): void | Promise<void>
}

/** CPU nanoseconds a subject: the least and the median of all rounds. */
export interface Figure {
  readonly name: string
  readonly least: number
  readonly middle: number
}

const WARM_UP_MS = 1000
const SETTLE_MS = 5
const SLICE_MS = 40
const ROUNDS = 25

/**
 * Warms every contender up for a second, then lets them take turns, a slice each a round, so that whatever
 * else the machine does befalls all of them. Counts CPU time of all threads, not the clock on the wall.
 */
export async function measureInTurns(contenders: readonly Contender[]): Promise<Figure[]> {
  const samples = contenders.map((): number[] => [])
  for (const contender of contenders) await slice(contender, WARM_UP_MS)
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      // Uncounted: what the one before left in the caches and on the heap is not this one's.
      await slice(contender, SETTLE_MS)
      samples[index]?.push(await slice(contender, SLICE_MS))
    }
  }
  return contenders.map(({ name }, index) => {
    const sorted = (samples[index] ?? []).sort((a, b) => a - b)
    return { name, least: sorted[0] ?? 0, middle: sorted[ROUNDS >> 1] ?? 0 }
  })
}

/**
 * Nanoseconds of a round of dependent whole-number steps, nearly one a cycle each: names the pace of the machine
 * beside its model. The least of several.
 */
export function calibrate(): number {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 20; round += 1) {
    const before = process.cpuUsage()
    steps(4_000_000)
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, ((user + system) * 1000) / 4_000_000)
  }
  return least
}

function steps(count: number): number {
  let state = 1
  for (let step = 0; step < count; step += 1) state = (Math.imul(state, 1664525) + 1013904223) | 0
  return state
}

async function slice({ subjects, run }: Contender, least: number): Promise<number> {
  let scored = 0
  const before = process.cpuUsage()
  const end = performance.now() + least
  do {
    await run()
    scored += subjects
  } while (performance.now() < end)
  const { user, system } = process.cpuUsage(before)
  return ((user + system) * 1000) / scored
}

/** Bytes that stay on the heap for each result of `make`, while all of them are held. */
export function bytesEach(make: (index: number) => unknown, count: number): number {
  const { gc } = globalThis
  if (gc === undefined) throw new Error('run with --expose-gc')
  const held: unknown[] = new Array(count).fill(null)
  gc()
  const before = process.memoryUsage()
  for (let index = 0; index < count; index += 1) held[index] = make(index)
  gc()
  const after = process.memoryUsage()
  if (held.length !== count) throw new Error('results were dropped')
  return (after.heapUsed + after.external - before.heapUsed - before.external) / count
}
