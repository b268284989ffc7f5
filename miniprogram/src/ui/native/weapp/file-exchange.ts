import Taro from '@tarojs/taro'
import type { ChosenFile } from '../props'

/** Lets somebody choose one file from their chats. @returns undefined when they did not @param endings as `.xlsx` */
export async function chooseFile(endings: readonly string[]): Promise<ChosenFile | undefined> {
  // Taro makes no promise of this one, and what WeChat makes of it depends on its version.
  const chosen = await new Promise<Taro.chooseMessageFile.SuccessCallbackResult | undefined>((resolve) => {
    void Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: endings.map((ending) => ending.slice(1)),
      success: resolve,
      fail: () => resolve(undefined),
    })
  })
  const file = chosen?.tempFiles[0]
  if (!file) return undefined
  const read = Taro.getFileSystemManager().readFileSync(file.path)
  return { name: file.name, bytes: new Uint8Array(read as ArrayBuffer) }
}

/** Gives a file away: WeChat shows it, with a way to send it on. */
export async function handOver({ name, bytes }: ChosenFile, _contentType: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  Taro.getFileSystemManager().writeFileSync(filePath, bytes.buffer)
  await Taro.openDocument({ filePath, showMenu: true })
}
