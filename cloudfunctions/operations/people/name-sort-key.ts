import { pinyin } from 'pinyin-pro'

/** A key that sorts names as an address book does: by the sound of surname and name, then by the name itself. */
export function nameSortKey(name: string): string {
  return `${pinyin(name, { toneType: 'num', surname: 'head', nonZh: 'consecutive' })} ${name}`
}
