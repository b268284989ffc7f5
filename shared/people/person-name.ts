import { text } from '../contract/values'

/** The dots that keyboards offer for the one in a name of several parts. */
const DOTS = /[\u2022\u2027\u2219\u22C5\u30FB\uFF65\uFE52\uFF0E]/gu
/** Most names: nothing of them is written two ways. */
const PLAIN = /^[\u4E00-\u9FFF]*$/
const LONGEST = 50

/** A person's name: one line, NFC, inner dots written `·`, inner blanks single. @see canonicalName */
export const personName = text(1, LONGEST).overwrite(canonicalName).meta({ title: '姓名' })

/** A name as it is kept: two people who type it differently mean the same. */
export function canonicalName(name: string): string {
  if (PLAIN.test(name)) return name
  return name
    .normalize('NFC')
    .trim()
    .replaceAll(DOTS, '·')
    .replaceAll(/\s*·\s*/gu, '·')
    .replaceAll(/\s+/gu, ' ')
}
