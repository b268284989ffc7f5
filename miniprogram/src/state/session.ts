import { ApiError, type Tokens } from '../../../shared/contract/client'
import type { contract } from '../../../shared/contract/contract'
import type { AnswerOf } from '../../../shared/contract/endpoint'
import { api } from '../api/client'
import { tokenKeeper, watchTokens } from '../api/token-keeper'
import { forgetAnswers } from './answers'
import { createStore, useStore } from './store'

export type Me = AnswerOf<typeof contract.whoAmI>

/** `unread`: nobody asked yet. `failed`: there is a session, but who it belongs to could not be learnt. */
export type Session =
  | { readonly status: 'unread' | 'reading' | 'out' }
  | { readonly status: 'failed'; readonly error: ApiError }
  | { readonly status: 'in'; readonly me: Me }

const store = createStore<Session>({ status: 'unread' })

/** The session that pages stand in. */
export function useSession(): Session {
  return useStore(store)
}

/** Learns whose session is kept on this phone, if any. */
export async function readSession(): Promise<void> {
  if (tokenKeeper.read() === undefined) return store.set({ status: 'out' })
  if (store.get().status !== 'in') store.set({ status: 'reading' })
  try {
    store.set({ status: 'in', me: await api.whoAmI() })
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (tokenKeeper.read() === undefined || error.status === 401) return leave()
    if (store.get().status !== 'in') store.set({ status: 'failed', error })
  }
}

/** Begins a session with the tokens that a log-in gave. */
export async function enter(tokens: Tokens): Promise<void> {
  forgetAnswers()
  tokenKeeper.write(tokens)
  store.set({ status: 'reading' })
  await readSession()
}

/** Ends the session on this phone, and at the server if it answers. */
export async function logOut(): Promise<void> {
  try {
    await api.logOut()
  } catch (error) {
    // Without an answer the server's half ends by its own date; this phone's ends now.
    if (!(error instanceof ApiError)) throw error
  }
  leave()
}

function leave(): void {
  forgetAnswers()
  tokenKeeper.write(undefined)
  store.set({ status: 'out' })
}

watchTokens((tokens) => {
  if (tokens !== undefined || store.get().status !== 'in') return
  forgetAnswers()
  store.set({ status: 'out' })
})
