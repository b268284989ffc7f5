import { useState } from 'react'
import { ApiError } from '../../../shared/contract/client'
import { type Asked, useAnswer } from './use-answer'

interface ListPage<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

export interface Pages<Item> extends Asked<ListPage<Item>> {
  /** what was read so far, first page and further ones */
  readonly items: readonly Item[]
  /** reads the next page; undefined when all is there */
  readonly more: (() => void) | undefined
  readonly readingMore: boolean
  /** why the next page did not come; what is there stays */
  readonly moreError: ApiError | undefined
}

/** A long list: the first page as any answer, the others at a press. @param key of the first page */
export function usePages<Item>(key: string, ask: (cursor: string | undefined) => Promise<ListPage<Item>>): Pages<Item> {
  const first = useAnswer(key, () => ask(undefined))
  const [further, setFurther] = useState<{ after: unknown; pages: readonly ListPage<Item>[] }>()
  const [readingMore, setReadingMore] = useState(false)
  const [moreError, setMoreError] = useState<ApiError | undefined>()
  // Pages after a first page that was read anew may overlap it or leave a gap, so they go with it.
  const pages = further !== undefined && further.after === first.data ? further.pages : []
  const last = pages[pages.length - 1] ?? first.data
  const next = last?.next ?? null
  const readMore = async (cursor: string) => {
    setReadingMore(true)
    setMoreError(undefined)
    try {
      const page = await ask(cursor)
      setFurther({ after: first.data, pages: [...pages, page] })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setMoreError(error)
    } finally {
      setReadingMore(false)
    }
  }
  return {
    ...first,
    items: [...(first.data?.items ?? []), ...pages.flatMap(({ items }) => items)],
    more: next === null ? undefined : () => void readMore(next),
    readingMore,
    moreError,
  }
}
