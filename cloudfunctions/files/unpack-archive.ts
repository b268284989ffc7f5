import { Inflate } from 'fflate'
import { AppError } from '../../shared/values/app-error'

const END = 0x06054b50
const LISTED = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const LONGEST_COMMENT = 0xffff
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1
/** Packed bytes that are inflated at a time: deflate makes at most a thousand times as many of them. */
const STEP = 8 * 1024

/** What an archive may hold at most. */
export interface UnpackLimits {
  readonly entries: number
  /** of all entries together, unpacked */
  readonly bytes: number
  /** of those that are wanted */
  readonly keptBytes: number
}

interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

/**
 * Unpacks a zip archive and counts while it does: nothing is believed of what the archive says about itself.
 * @param keeps which entries are wanted; the others are unpacked to be counted only, and come back empty
 * @throws AppError `too-large` beyond the limits, `file-broken` where the archive contradicts itself
 */
export function unpackArchive(
  archive: Uint8Array,
  limits: UnpackLimits,
  keeps: (name: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  const entries = listEntries(archive, limits.entries)
  let left = limits.bytes
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > left) throw tooMuch(limits)
  const wanted = entries.filter(({ name }) => keeps(name))
  if (wanted.reduce((sum, { unpacked }) => sum + unpacked, 0) > limits.keptBytes) throw tooWordy()
  const kept = new Map<string, Uint8Array>()
  for (const entry of entries) {
    const { size, parts } = inflate(archive, entry, left, keeps(entry.name), limits)
    if (size !== entry.unpacked) throw broken('内容的长短与目录不符')
    left -= size
    kept.set(entry.name, parts ? join(parts, size) : new Uint8Array())
  }
  return kept
}

/** @returns what the directory at the archive's end lists */
function listEntries(archive: Uint8Array, most: number): Entry[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = findEnd(view)
  const stated = view.getUint16(end + 10, true)
  const entries: Entry[] = []
  const names = new Set<string>()
  let at = view.getUint32(end + 16, true)
  // To the last entry there is, however many the archive says there are.
  while (at + 46 <= end && view.getUint32(at, true) === LISTED) {
    if (entries.length === most) throw new AppError('too-large', `压缩包里的文件超过 ${most} 个，不像是花名册`)
    const nameBytes = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameBytes))
    if (names.has(name)) throw broken('有两个同名的部分')
    names.add(name)
    entries.push({
      name,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (entries.length !== stated) throw broken('目录不完整')
  return entries
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT)
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at
  }
  throw broken('没有目录，可能没有传完')
}

function inflate(
  archive: Uint8Array,
  { flags, method, packed, at }: Entry,
  budget: number,
  keep: boolean,
  limits: UnpackLimits,
): { size: number; parts: Uint8Array[] | null } {
  if ((flags & ENCRYPTED) !== 0) throw broken('内容加了密码，请去掉密码后再传')
  const bytes = packedBytes(archive, at, packed)
  const parts: Uint8Array[] = []
  let size = 0
  const take = (chunk: Uint8Array): void => {
    size += chunk.length
    if (size > budget) throw tooMuch(limits)
    // Beyond what the directory says it is broken in any case; what is kept until that is known stays bounded.
    if (keep && size > limits.keptBytes) throw tooWordy()
    if (keep) parts.push(chunk)
  }
  if (method === STORED) take(bytes)
  else if (method === DEFLATED) inflateInSteps(bytes, take)
  else throw broken('用了不常见的压缩方法')
  return { size, parts: keep ? parts : null }
}

function packedBytes(archive: Uint8Array, at: number, length: number): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL) throw broken('目录所指的地方没有内容')
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + length > view.byteLength) throw broken('内容不完整')
  return archive.subarray(from, from + length)
}

function inflateInSteps(bytes: Uint8Array, take: (chunk: Uint8Array) => void): void {
  const stream = new Inflate(take)
  try {
    for (let at = 0; at === 0 || at < bytes.length; at += STEP) {
      stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw broken('压缩的内容解不开', error)
  }
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function tooMuch({ bytes }: UnpackLimits): AppError {
  return new AppError('too-large', `文件解压后超过 ${Math.floor(bytes / 1024 / 1024)} MB，不像是花名册`)
}

function tooWordy(): AppError {
  return new AppError('too-large', '表格的内容过多，不像是花名册；请只留党员名单，删去多余的工作表、行和列')
}

function broken(why: string, cause?: unknown): AppError {
  return new AppError('file-broken', `文件已损坏：${why}`, { cause })
}
