import { Text, View } from '@tarojs/components'
import { Card } from '../../../ui'
import { Chart } from './chart'
import { FigureChip } from './figure-chip'
import type { Block, Figure } from './notice-types'

interface BlocksProps {
  readonly title: string
  readonly blocks: readonly Block[]
  readonly figures: readonly Figure[]
  readonly onFigure: (figure: Figure) => void
}

/** A notice as it reads, its figures marked. */
export function Blocks({ title, blocks, figures, onFigure }: BlocksProps) {
  return (
    <Card padded id="notice-paper">
      <View className="notice-title">{title}</View>
      {blocks.map((block, at) => (
        <OneBlock key={String(at)} id={`figure-${at}`} block={block} figures={figures} onFigure={onFigure} />
      ))}
    </Card>
  )
}

interface OneBlockProps extends Omit<BlocksProps, 'title' | 'blocks'> {
  readonly block: Block
  /** begins the ids of its figures */
  readonly id: string
}

export function OneBlock({ block, figures, onFigure, id }: OneBlockProps) {
  if (block.kind === 'heading') return <View className="notice-heading">{block.text}</View>
  if (block.kind !== 'paragraph') return <Chart block={block} figures={figures} />
  return (
    <View className="notice-paragraph">
      {block.parts.map((part, at) =>
        'text' in part ? (
          <Text key={String(at)}>{part.text}</Text>
        ) : (
          <FigureChip
            key={String(at)}
            id={`${id}-${at}`}
            name={part.figure}
            figure={figures.find(({ name }) => name === part.figure)}
            onFigure={onFigure}
          />
        ),
      )}
    </View>
  )
}
