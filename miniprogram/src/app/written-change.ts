/** What becomes of what: 由缺 3 次到缺 1 次. In words, because not every phone's font has an arrow. */
export function writtenChange(from: string, to: string): string {
  return `由${spaced(from)}到${spaced(to)}`.trimEnd()
}

/** A digit stands apart from the words around it. */
function spaced(words: string): string {
  return words.replace(/^(\d)/, ' $1').replace(/(\d)$/, '$1 ')
}
