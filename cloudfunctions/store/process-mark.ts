import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const UNKNOWN = 'unknown'

/**
 * Tells one life of a process id from the next: the operating system gives the number to a new process
 * sooner or later, in a container at every start. On Linux the mark is the boot and the clock tick of the
 * start, elsewhere what `ps` prints, and `unknown` where neither can be read.
 *
 * @returns undefined when no such process lives
 */
export function processMark(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined
  return process.platform === 'linux' ? markOnLinux(pid) : markFromPs(pid)
}

/** Whether the process that once had this id and mark still lives. An unreadable mark counts as the same one. */
export function stillRuns(pid: number, mark: string): boolean {
  const now = processMark(pid)
  if (now === undefined) return false
  return now === mark || now === UNKNOWN || mark === UNKNOWN
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function markOnLinux(pid: number): string | undefined {
  try {
    // The second field is the command in brackets and may hold anything, so count from the last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z') return undefined
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
    return `${boot}-${fields[18]}`
  } catch {
    return UNKNOWN
  }
}

function markFromPs(pid: number): string {
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  })
  return (stdout ?? '').trim().replace(/[^0-9A-Za-z]+/g, '-') || UNKNOWN
}
