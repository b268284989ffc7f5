/** What an endpoint last answered, and when by the phone's clock. */
export interface Answer<T> {
  readonly data: T
  /** milliseconds since 1970 */
  readonly readAt: number
}

const answers = new Map<string, Answer<unknown>>()
const stale = new Set<string>()

/** Answers are kept by key while the app runs, so that a page that opens again shows at once what it knew. */
export function keptAnswer<T>(key: string): Answer<T> | undefined {
  return answers.get(key) as Answer<T> | undefined
}

export function keepAnswer<T>(key: string, answer: Answer<T>): void {
  answers.set(key, answer)
  stale.delete(key)
}

export function isStale(key: string): boolean {
  return stale.has(key)
}

const watchers = new Set<(prefix: string) => void>()

/** Calls back when answers went out of date. @returns what ends it */
export function watchOutdated(watcher: (prefix: string) => void): () => void {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}

/** After a change: every answer whose key begins so is read again where it is shown, and before it is shown again. */
export function outdate(...prefixes: string[]): void {
  for (const prefix of prefixes) {
    for (const key of answers.keys()) if (key.startsWith(prefix)) stale.add(key)
    for (const watcher of [...watchers]) watcher(prefix)
  }
}

/** Another person begins with nothing of the one before. */
export function forgetAnswers(): void {
  answers.clear()
  stale.clear()
}
