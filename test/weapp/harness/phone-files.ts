interface Options {
  readonly success?: (value: unknown) => void
  readonly fail?: (error: { errMsg: string }) => void
}

/** Files of a phone: those in somebody's chats, from which one is chosen, and those that the app wrote and opened. */
export interface PhoneFiles {
  /** what `wx` needs for them */
  readonly wx: Readonly<Record<string, unknown>>
  /** lays a file into the chat; the next choice takes it */
  lay(name: string, bytes: Uint8Array): void
  /** what was opened for the reader, in order */
  readonly opened: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

const OWN = 'wxfile://usr'

export function createPhoneFiles(): PhoneFiles {
  const kept = new Map<string, ArrayBuffer>()
  const opened: { name: string; bytes: Uint8Array }[] = []
  let chosen: { name: string; path: string; size: number } | undefined
  const later = (run: () => void) => void Promise.resolve().then(run)
  return {
    opened,
    lay(name, bytes) {
      chosen = { name, path: `wxfile://tmp/${name}`, size: bytes.length }
      kept.set(chosen.path, new Uint8Array(bytes).buffer)
    },
    wx: {
      env: { USER_DATA_PATH: OWN },
      chooseMessageFile: ({ success, fail }: Options) =>
        later(() =>
          chosen ? success?.({ tempFiles: [chosen] }) : fail?.({ errMsg: 'chooseMessageFile:fail cancel' }),
        ),
      getFileSystemManager: () => ({
        readFileSync: (path: string) => kept.get(path),
        // WeChat takes text or a buffer, and refuses a view of one.
        writeFileSync(path: string, data: unknown) {
          if (Object.prototype.toString.call(data) !== '[object ArrayBuffer]')
            throw new Error('writeFileSync:fail data')
          kept.set(path, data as ArrayBuffer)
        },
      }),
      openDocument: ({ filePath, success, fail }: Options & { readonly filePath: string }) =>
        later(() => {
          const data = kept.get(filePath)
          if (!data) return fail?.({ errMsg: 'openDocument:fail no such file' })
          opened.push({ name: filePath.slice(OWN.length + 1), bytes: new Uint8Array(data) })
          success?.({})
        }),
    },
  }
}
