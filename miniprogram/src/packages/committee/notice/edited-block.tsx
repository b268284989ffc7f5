import { Input } from '@native/input'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ActionSheet, Icon, Press, TextField } from '../../../ui'
import { Chart } from './chart'
import { FigureChip } from './figure-chip'
import { type Block, type Figure, type Part, typable } from './notice-types'

interface EditedBlockProps {
  readonly at: number
  readonly block: Block
  readonly figures: readonly Figure[]
  readonly onFigure: (figure: Figure) => void
  readonly onChange: (block: Block) => void
  readonly onRemove: () => void
  readonly onRise: () => void
}

/** One block under the pen: words in boxes, figures between them as they are. */
export function EditedBlock({ at, block, figures, onFigure, onChange, onRemove, onRise }: EditedBlockProps) {
  const [quoting, quote] = useState(false)
  return (
    <View className="edited-block">
      <View className="edited-block__bar">
        <View className="words-note">{TITLES[block.kind]}</View>
        {at === 0 ? null : <Tool icon="up" label="上移" id={`rise-${at}`} onPress={onRise} />}
        {block.kind === 'paragraph' ? (
          <Tool icon="bound" label="引用数字" id={`quote-${at}`} onPress={() => quote(true)} />
        ) : null}
        <Tool icon="close" label="删去" id={`remove-${at}`} onPress={onRemove} />
      </View>
      {block.kind === 'heading' ? (
        <Input
          id={`heading-${at}`}
          label="小标题"
          longest={60}
          value={block.text}
          onChange={(text) => onChange({ ...block, text })}
        />
      ) : block.kind === 'paragraph' ? (
        <View className="edited-block__parts">
          {block.parts.map((part, place) =>
            'text' in part ? (
              <Input
                key={String(place)}
                id={`run-${at}-${place}`}
                label={`第 ${at + 1} 段文字`}
                kind="lines"
                longest={1500}
                value={part.text}
                onChange={(text) => onChange({ ...block, parts: put(block.parts, place, { text }) })}
              />
            ) : (
              <View key={String(place)} className="edited-block__figure">
                <FigureChip
                  id={`figure-${at}-${place}`}
                  name={part.figure}
                  figure={figures.find(({ name }) => name === part.figure)}
                  onFigure={onFigure}
                />
                <Tool
                  icon="close"
                  label="不引这个数"
                  id={`drop-${at}-${place}`}
                  onPress={() =>
                    onChange({ ...block, parts: typable(block.parts.filter((_, other) => other !== place)) })
                  }
                />
              </View>
            ),
          )}
        </View>
      ) : (
        <>
          <Chart block={block} figures={figures} />
          <TextField
            id={`caption-${at}`}
            label="图说"
            longest={50}
            value={block.caption}
            onChange={(caption) => onChange({ ...block, caption })}
          />
        </>
      )}
      <ActionSheet
        open={quoting}
        title="在段末引一个数字"
        actions={figures.map(({ name, label, text }) => ({ key: name, label: `${label}　${text}` }))}
        onChoose={(figure) => {
          quote(false)
          if (block.kind === 'paragraph') onChange({ ...block, parts: typable([...block.parts, { figure }]) })
        }}
        onClose={() => quote(false)}
      />
    </View>
  )
}

const TITLES: Readonly<Record<Block['kind'], string>> = {
  heading: '小标题',
  paragraph: '段落',
  'standings-chart': '等次图',
  'months-chart': '逐月图',
}

interface ToolProps {
  readonly icon: 'up' | 'bound' | 'close'
  readonly label: string
  readonly id: string
  readonly onPress: () => void
}

function Tool({ icon, label, id, onPress }: ToolProps) {
  return (
    <Press className="edited-block__tool" label={label} id={id} onPress={onPress}>
      <Icon name={icon} size="tiny" />
    </Press>
  )
}

function put(parts: readonly Part[], place: number, part: Part): Part[] {
  return parts.map((other, at) => (at === place ? part : other))
}
