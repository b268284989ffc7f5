import { useSyncExternalStore } from 'react'

/** A value that pages share, with those who watch it. */
export interface Store<T> {
  get(): T
  set(next: T): void
  watch(watcher: () => void): () => void
}

export function createStore<T>(initial: T): Store<T> {
  const watchers = new Set<() => void>()
  let value = initial
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const watcher of [...watchers]) watcher()
    },
    watch(watcher) {
      watchers.add(watcher)
      return () => {
        watchers.delete(watcher)
      }
    },
  }
}

/** The value of a store, now and whenever it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.watch, store.get, store.get)
}
