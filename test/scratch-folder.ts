import { mkdtempSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import path from 'node:path'

const IN_MEMORY = '/dev/shm'
const ROOM = 2 ** 31

/**
 * A new folder for what a test throws away. In memory where the system has room for it there: a database is hundreds of
 * files, which on some disks take ten times as long to make as to use.
 */
export function scratchFolder(prefix: string): string {
  return mkdtempSync(path.join(hasRoom() ? IN_MEMORY : tmpdir(), prefix))
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    return bavail * bsize >= ROOM && freemem() >= 2 * ROOM
  } catch {
    return false
  }
}
