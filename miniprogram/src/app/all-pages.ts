interface ReadPage<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** Beyond so many pages of a hundred a screen is no longer the place to read it. */
const MOST_PAGES = 20

/** Every item of a list that comes in pages. @param ask reads one page from a cursor on; undefined is the first */
export async function allPages<T>(ask: (cursor: string | undefined) => Promise<ReadPage<T>>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const read = await ask(cursor)
    items.push(...read.items)
    if (read.next === null) return items
    cursor = read.next
  }
  return items
}
