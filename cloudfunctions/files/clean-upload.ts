import { type FileType, fileTypes } from '../../shared/records/file-types'
import { AppError } from '../../shared/values/app-error'
import type { Bytes } from './file-store'
import { sniffType } from './sniff-type'
import { stripJpeg } from './strip-jpeg'
import { stripPng } from './strip-png'
import { stripWebp } from './strip-webp'

const strip: Readonly<Record<FileType, (bytes: Bytes) => Bytes>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/webp': stripWebp,
  // A PDF is a document with an author; it is kept as it was handed in.
  'application/pdf': (bytes) => bytes,
}

/**
 * What is kept of an upload: its type by its own bytes, and for pictures the picture without where, when and with
 * what it was taken.
 * @param declared the content type it came with
 * @throws AppError `wrong-content-type`, `file-broken`
 */
export function cleanUpload(declared: string, bytes: Bytes): { type: FileType; bytes: Bytes } {
  const type = sniffType(bytes)
  if (type === undefined) {
    throw new AppError('wrong-content-type', `只收 ${Object.values(fileTypes).join('、')}`)
  }
  if (declared !== type) throw new AppError('wrong-content-type', `文件是${fileTypes[type]}，与所称类型不符`)
  return { type, bytes: strip[type](bytes) }
}
