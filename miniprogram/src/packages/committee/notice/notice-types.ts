import type { contract } from '../../../../../shared/contract/contract'
import type { AnswerOf } from '../../../../../shared/contract/endpoint'

export type Notice = AnswerOf<typeof contract.readNotice>
export type Block = Notice['blocks'][number]
export type Part = Extract<Block, { kind: 'paragraph' }>['parts'][number]
export type Figure = Notice['figures'][number]

/** What is typed: the words of a notice; its figures stand apart and are only referred to. */
export interface Draft {
  readonly title: string
  readonly blocks: readonly Block[]
}

/** A draft as it can be sent: runs and paragraphs that were emptied are gone. */
export function tidied({ title, blocks }: Draft): { title: string; blocks: Block[] } {
  const kept = blocks.flatMap((block): Block[] => {
    if (block.kind === 'heading') return block.text.trim() === '' ? [] : [block]
    if (block.kind !== 'paragraph') return [block]
    const parts = block.parts.filter((part) => !('text' in part) || part.text !== '')
    return parts.length === 0 ? [] : [{ ...block, parts }]
  })
  return { title: title.trim(), blocks: kept }
}

/** A paragraph with a place to type before, between and after its figures. */
export function typable(parts: readonly Part[]): Part[] {
  const filled: Part[] = []
  for (const part of parts) {
    const before = filled.length === 0 ? undefined : filled[filled.length - 1]
    if ('figure' in part && (before === undefined || 'figure' in before)) filled.push({ text: '' })
    if ('text' in part && before !== undefined && 'text' in before) {
      filled[filled.length - 1] = { text: before.text + part.text }
    } else filled.push(part)
  }
  const last = filled[filled.length - 1]
  return last === undefined || 'figure' in last ? [...filled, { text: '' }] : filled
}
