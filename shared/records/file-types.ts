/** What evidence may be; nothing else is kept. */
export const fileTypes = {
  'image/jpeg': 'JPEG 图片',
  'image/png': 'PNG 图片',
  'image/webp': 'WebP 图片',
  'application/pdf': 'PDF 文件',
} as const

export type FileType = keyof typeof fileTypes

/** The largest file taken, in bytes. */
export const MOST_FILE_BYTES = 5 * 1024 * 1024
