import Taro from '@tarojs/taro'
import type { FileContent } from '../../../shared/contract/endpoint'

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/json': 'json',
}

/** Shows a file on the phone, or lets the browser keep it. @param name without its ending */
export async function openFile(name: string, { contentType, bytes }: FileContent): Promise<void> {
  const type = contentType.split(';')[0] ?? ''
  const file = `${name}.${ENDINGS[type] ?? 'bin'}`
  if (process.env.TARO_ENV === 'weapp') await openOnPhone(file, type, bytes)
  else openInBrowser(file, type, bytes)
}

async function openOnPhone(file: string, type: string, bytes: FileContent['bytes']): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${file}`
  const data = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  await new Promise<void>((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath,
      data,
      success: () => resolve(),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
  if (type.startsWith('image/')) await Taro.previewImage({ urls: [filePath] })
  else if (type === 'application/pdf') await Taro.openDocument({ filePath })
  // WeChat opens no JSON; handing it to a chat, the file transfer one for instance, is its way to keep a file.
  else await Taro.shareFileMessage({ filePath, fileName: file })
}

function openInBrowser(file: string, type: string, bytes: FileContent['bytes']): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }))
  if (type.startsWith('image/')) {
    void Taro.previewImage({ urls: [url] })
    return
  }
  const link = document.createElement('a')
  link.href = url
  link.download = file
  link.click()
  URL.revokeObjectURL(url)
}
