import type { contract } from '../../../../shared/contract/contract'
import type { AnswerOf } from '../../../../shared/contract/endpoint'

export type Index = AnswerOf<typeof contract.readMemberIndex>['items'][number]
export type IndexLine = Index['lines'][number]
export type SheetPart = Index['sheet'][number]
export type SheetItem = SheetPart['items'][number]
