/**
 * What becomes of what: 由缺 3 次到缺 1 次, or 再有省级 1 项 where a list only grows. In words, because not every phone's
 * font has an arrow.
 */
export function writtenChange(from: string, to: string): string {
  const [before, after] = [from.split('、'), to.split('、')]
  const gone = before.filter((part) => !after.includes(part)).join('、')
  const come = after.filter((part) => !before.includes(part)).join('、')
  if (come !== '' && gone === NOTHING) return `有${spaced(come)}`.trimEnd()
  if (come !== '' && gone === '') return `再有${spaced(come)}`.trimEnd()
  return `由${spaced(gone || from)}到${spaced(come || to)}`.trimEnd()
}

/** What facts say of an empty list. */
const NOTHING = '无'

/** A digit stands apart from the words around it. */
function spaced(words: string): string {
  return words.replace(/^(\d)/, ' $1').replace(/(\d)$/, '$1 ')
}
