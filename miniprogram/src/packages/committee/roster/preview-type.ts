import type { contract } from '../../../../../shared/contract/contract'
import type { AnswerOf } from '../../../../../shared/contract/endpoint'

/** What a preview of a roster says. */
export type Preview = AnswerOf<typeof contract.previewRoster>
