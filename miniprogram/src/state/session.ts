import { ApiError, type Tokens } from '../../../shared/contract/client'
import type { contract } from '../../../shared/contract/contract'
import type { AnswerOf } from '../../../shared/contract/endpoint'
import { api } from '../api/client'
import { tokenKeeper, watchTokens } from '../api/token-keeper'
import { forgetAnswers } from './answers'
import { forgetChosenView } from './chosen-view'
import { eraseDrafts } from './drafts'
import { createStore, useStore } from './store'

export type Me = AnswerOf<typeof contract.whoAmI>

/**
 * `unread`: nobody asked yet. `failed`: there is a session, but who it belongs to could not be learnt. `out`: nobody is
 * logged in; `ranOut` is whose session ended by itself here, and `left` that somebody ended it.
 */
export type Session =
  | { readonly status: 'unread' | 'reading' }
  | { readonly status: 'out'; readonly ranOut?: string; readonly left?: true }
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
    const me = await api.whoAmI()
    eraseDrafts(me.personId)
    store.set({ status: 'in', me })
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (tokenKeeper.read() === undefined || error.status === 401) return runOut()
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

/**
 * Ends the session on this phone, and at the server if it answers. Somebody else may take the phone next: what was typed
 * and not sent goes with the session, and so does the view.
 */
export async function logOut(): Promise<void> {
  try {
    await api.logOut()
  } catch (error) {
    // Without an answer the server's half ends by its own date; this phone's ends now.
    if (!(error instanceof ApiError)) throw error
  }
  eraseDrafts()
  forgetChosenView()
  forgetAnswers()
  store.set({ status: 'out', left: true })
  tokenKeeper.write(undefined)
}

/** The session ended without its holder: they come back to the page they were on, and to what they typed there. */
function runOut(): void {
  const was = store.get()
  forgetAnswers()
  store.set({ status: 'out', ...(was.status === 'in' ? { ranOut: was.me.personId } : {}) })
  tokenKeeper.write(undefined)
}

watchTokens((tokens) => {
  if (tokens === undefined && store.get().status === 'in') runOut()
})
