import Taro from '@tarojs/taro'
import type { FileType } from '../../../shared/records/file-types'

export interface Photo {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly contentType: FileType
  /** where the phone shows it from */
  readonly path: string
}

/** Lets the member choose or take a picture. @returns undefined when they chose none */
export async function choosePhoto(): Promise<Photo | undefined> {
  const path = await chosenPath()
  if (path === undefined) return undefined
  const bytes = new Uint8Array(process.env.TARO_ENV === 'weapp' ? await readTemporary(path) : await readBlob(path))
  return { bytes, contentType: typeOf(bytes), path }
}

async function chosenPath(): Promise<string | undefined> {
  try {
    const { tempFilePaths } = await Taro.chooseImage({ count: 1, sizeType: ['compressed'] })
    return tempFilePaths[0]
  } catch {
    // WeChat's way of saying that the member closed the chooser.
    return undefined
  }
}

function readTemporary(filePath: string): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => (typeof data === 'string' ? reject(new Error('照片没有读出')) : resolve(data)),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
}

async function readBlob(path: string): Promise<ArrayBuffer> {
  const response = await fetch(path)
  return response.arrayBuffer()
}

/** By the first bytes, as the server will check them; what is neither is sent as JPEG and refused there in words. */
function typeOf(bytes: Uint8Array): FileType {
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image/png'
  return bytes[0] === 0x52 && bytes[8] === 0x57 ? 'image/webp' : 'image/jpeg'
}
