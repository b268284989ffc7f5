import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'

/** pg's farewell: the embedded database would take it for the end of itself. */
const TERMINATE = 0x58

/**
 * The embedded database as the socket that pg speaks to. Whatever is asked before anybody waits for an answer goes
 * to the database in one call: a call costs as much as a small statement, and pg's own messages for one
 * statement are four.
 */
export class EmbeddedStream extends Duplex {
  readonly #lite: PGlite
  #asked: Uint8Array[] = []
  #isBusy = false

  constructor(lite: PGlite) {
    super()
    this.#lite = lite
  }

  /** What pg calls of a socket. */
  connect(): this {
    process.nextTick(() => this.emit('connect'))
    return this
  }
  setNoDelay(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#ask(chunk)
    done()
  }

  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: () => void): void {
    for (const { chunk } of chunks) this.#ask(chunk)
    done()
  }

  override _read(): void {
    // Answers are pushed as they come.
  }

  override _final(done: () => void): void {
    this.push(null)
    done()
  }

  #ask(message: Buffer): void {
    if (message[0] === TERMINATE) return
    this.#asked.push(message)
    if (this.#isBusy) return
    this.#isBusy = true
    // After all that is ready to run has run: a transaction's begin meets its first statement, what is not waited
    // for the one after it.
    process.nextTick(() => {
      this.#answer().catch((error: Error) => this.destroy(error))
    })
  }

  async #answer(): Promise<void> {
    while (this.#asked.length > 0) {
      const answers: Buffer[] = []
      const onRawData = (bytes: Uint8Array) => void answers.push(Buffer.from(bytes))
      await this.#lite.execProtocolRawStream(Buffer.concat(this.#asked.splice(0)), { onRawData })
      this.push(Buffer.concat(answers))
    }
    this.#isBusy = false
  }
}
