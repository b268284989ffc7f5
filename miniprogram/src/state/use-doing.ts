import { useState } from 'react'
import { sentenceOf } from '../api/sentence-of'

export interface Doing {
  readonly busy: boolean
  /** why it failed, where it was tried; empty when it did not */
  readonly error: string
  /** does it unless something is under way; a failure stays here as a sentence. @returns whether it was done */
  readonly run: (work: () => Promise<void>) => Promise<boolean>
  readonly clear: () => void
}

/** One change at a time, with what became of it. */
export function useDoing(): Doing {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const run = async (work: () => Promise<void>) => {
    if (busy) return false
    setBusy(true)
    setError('')
    try {
      await work()
      return true
    } catch (failure) {
      setError(sentenceOf(failure))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, run, clear: () => setError('') }
}
