/**
 * Keys that sort names as an address book does: by the sound of surname and name, then by the name itself. The
 * dictionary of sounds is large and few calls need it, so it is loaded when the first does.
 */
export async function nameSortKeys(names: readonly string[]): Promise<string[]> {
  const { pinyin } = await import('pinyin-pro')
  const soundOf = (name: string) => pinyin(name, { toneType: 'num', surname: 'head', nonZh: 'consecutive' })
  return names.map((name) => `${soundOf(name)} ${name}`)
}
