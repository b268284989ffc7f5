import { createStore, useStore } from './store'

export interface Message {
  readonly id: number
  readonly text: string
  /** what can be done about it for ten seconds, such as 撤销 */
  readonly action?: { readonly label: string; readonly run: () => void }
}

const SHORT_MS = 3_000
const WITH_ACTION_MS = 10_000

const store = createStore<Message | undefined>(undefined)
let shown = 0

/** Says what was done, at the foot of the page. Errors belong where they arose, not here. */
export function say(text: string, action?: Message['action']): void {
  shown += 1
  const id = shown
  store.set({ id, text, ...(action ? { action } : {}) })
  setTimeout(
    () => {
      if (store.get()?.id === id) store.set(undefined)
    },
    action ? WITH_ACTION_MS : SHORT_MS,
  )
}

export function dismiss(): void {
  store.set(undefined)
}

export function useMessage(): Message | undefined {
  return useStore(store)
}
