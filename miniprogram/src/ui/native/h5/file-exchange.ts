import type { ChosenFile } from '../props'

/** Lets somebody choose one file. @returns undefined when they did not @param endings as `.xlsx` */
export function chooseFile(endings: readonly string[]): Promise<ChosenFile | undefined> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = endings.join()
    // Tests and assistive tools find it in the page; people see the button that opened it.
    input.hidden = true
    document.body.append(input)
    input.addEventListener('cancel', () => {
      input.remove()
      resolve(undefined)
    })
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      input.remove()
      if (!file) return resolve(undefined)
      file.arrayBuffer().then((buffer) => resolve({ name: file.name, bytes: new Uint8Array(buffer) }), reject)
    })
    input.click()
  })
}

/** Gives a file away under a name. */
export function handOver({ name, bytes }: ChosenFile, contentType: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([bytes], { type: contentType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return Promise.resolve()
}
