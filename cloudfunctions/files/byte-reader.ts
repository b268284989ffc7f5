import { AppError } from '../../shared/values/app-error'
import type { Bytes } from './file-store'

/** Goes through the bytes of an upload; whatever the upload says of its own sizes, it never reads past its end. */
export class ByteReader {
  readonly #view: DataView
  at = 0

  constructor(readonly bytes: Bytes) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get left(): number {
    return this.bytes.length - this.at
  }

  /** @throws AppError `file-broken` when fewer are left */
  take(count: number): Bytes {
    if (count > this.left) throw broken()
    const taken = this.bytes.subarray(this.at, this.at + count)
    this.at += count
    return taken
  }

  byte(): number {
    return this.take(1)[0] ?? 0
  }

  /** big-endian */
  uint16(): number {
    this.take(2)
    return this.#view.getUint16(this.at - 2)
  }

  uint32(littleEndian = false): number {
    this.take(4)
    return this.#view.getUint32(this.at - 4, littleEndian)
  }

  /** four letters */
  name(): string {
    return String.fromCharCode(...this.take(4))
  }
}

export function broken(): AppError {
  return new AppError('file-broken', '文件不完整或已损坏，请换一份再传')
}

export function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
