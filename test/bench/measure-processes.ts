import { execFileSync } from 'node:child_process'

const RUNS = 15

interface Sample {
  readonly wall: number
  readonly cpu: number
}

/** Starts Node anew so many times and prints the least and the middle of what each process measured of itself. */
export function measureProcesses(name: string, args: readonly string[]): void {
  const samples = Array.from(
    { length: RUNS },
    () => JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Sample,
  )
  const figures = (['wall', 'cpu'] as const).map((kind) => {
    const sorted = samples.map((sample) => sample[kind]).sort((a, b) => a - b)
    return `${kind} 最少 ${sorted[0]?.toFixed(0)} 居中 ${sorted[RUNS >> 1]?.toFixed(0)} ms`
  })
  process.stdout.write(`${name}：${figures.join('，')}（${RUNS} 次）\n`)
}
