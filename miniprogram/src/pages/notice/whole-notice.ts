import type { contract } from '../../../../shared/contract/contract'
import type { AnswerOf } from '../../../../shared/contract/endpoint'

export type WholeNotice = AnswerOf<typeof contract.readNotice>
