import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Bytes, FILE_KEY, type FileStore } from './file-store'

/** Keeps files in a directory, one file a key. @param directory made when it is missing */
export function openDirectoryStore(directory: string): FileStore {
  const place = (key: string) => {
    if (!FILE_KEY.test(key)) throw new RangeError('not a key of a file')
    return path.join(directory, key)
  }
  return {
    put: (key, bytes) => write(place(key), bytes),
    get: async (key) => {
      try {
        return new Uint8Array(await readFile(place(key)))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    delete: (key) => rm(place(key), { force: true }),
  }
}

/** Written aside and then renamed, so that nobody reads half a file. */
async function write(file: string, bytes: Bytes): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const unfinished = `${file}.unfinished`
  const handle = await open(unfinished, 'w')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(unfinished, file)
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
}
