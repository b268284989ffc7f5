import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '../../shared/values/app-error'
import { processMark, stillRuns } from './process-mark'

const ATTEMPTS = 4

/**
 * Makes this process the only one that uses a data directory. Each process that wants it writes a claim of
 * its own and then looks at the others': of two that start together at least one sees the other, so that
 * never both go on, and no lock has to be taken over from the dead. Claims of dead processes are swept away.
 *
 * @param folder the folder of claims, made when absent
 * @returns gives the directory free
 * @throws AppError `database-in-use` while another live process, or this one, holds a claim
 */
export async function claimDirectory(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true })
  for (let attempt = 1; ; attempt++) {
    const claim = `${process.pid}.${processMark(process.pid)}.${randomUUID()}`
    const file = path.join(folder, claim)
    writeFileSync(file, '')
    const holder = liveHolder(folder, claim)
    if (holder === undefined) return () => rmSync(file, { force: true })
    rmSync(file, { force: true })
    if (attempt === ATTEMPTS) {
      throw new AppError(
        'database-in-use',
        `数据目录正由另一个进程（进程号 ${holder}）使用，不能同时打开。请先停止那个进程，再重新启动。`,
      )
    }
    // Two that started in the same instant both step back; unequal waits let one of them through.
    await wait(20 + Math.random() * 100)
  }
}

function liveHolder(folder: string, own: string): number | undefined {
  for (const claim of readdirSync(folder)) {
    if (claim === own) continue
    const [pid, mark] = claim.split('.')
    if (mark !== undefined && stillRuns(Number(pid), mark)) return Number(pid)
    rmSync(path.join(folder, claim), { force: true })
  }
  return undefined
}
