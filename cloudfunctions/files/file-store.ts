export type Bytes = Uint8Array<ArrayBuffer>

/**
 * Where evidence, pictures and exports lie: a directory on a laptop, object storage in the cloud. Calls go over a
 * network and cannot be taken back, so they are made outside of transactions: bytes are put before the row that
 * names them is committed, and taken away after it is gone. Bytes that no row names do no harm.
 */
export interface FileStore {
  /** Keeps the bytes under a key, in place of what was there. Once it returns they outlive a crash. */
  put(key: string, bytes: Bytes): Promise<void>
  /** @returns undefined when there is nothing under the key */
  get(key: string): Promise<Bytes | undefined>
  /** Also when there is nothing. */
  delete(key: string): Promise<void>
}

/** `<city>/<id>`: what a key may look like, so that none leads out of the store. */
export const FILE_KEY = /^[a-z][a-z0-9-]{1,30}\/[0-9a-f-]{36}$/

/** The key of a city's file. */
export function fileKey(cityId: string, id: string): string {
  return `${cityId}/${id}`
}
