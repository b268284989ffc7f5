import * as z from 'zod'

/** A row's id in an answer; in a request it is `id` of `values.ts`, which refuses what cannot be one. */
export const rowId = z.uuid().meta({ title: '编号' })

export const revision = z.int().min(1).meta({ title: '修订号' })

/** What a change answers with: which row, and the revision to name next time. */
export const changed = z.strictObject({ id: rowId, revision })

/** A year that is scored. */
export const year = z.int().min(2000).max(2999).meta({ title: '年度' })
