import { View } from '@tarojs/components'
import { Icon, Press } from '../../../ui'
import type { Figure } from './notice-types'

interface FigureChipProps {
  readonly figure: Figure | undefined
  readonly name: string
  readonly onFigure: (figure: Figure) => void
  readonly id: string
}

/** A bound figure within a line: it cannot be typed over; a press tells where it comes from. */
export function FigureChip({ figure, name, onFigure, id }: FigureChipProps) {
  if (figure === undefined) return <View className="figure-chip figure-chip--lost">{`没有这个数字：${name}`}</View>
  return (
    <Press
      className={figure.text.length > 8 ? 'figure-chip' : 'figure-chip figure-chip--short'}
      id={id}
      label={`${figure.label} ${figure.text}`}
      onPress={() => onFigure(figure)}
    >
      <Icon name="bound" size="tiny" />
      <View className="figure-chip__text">{figure.text === '' ? '无' : figure.text}</View>
      {figure.annotations.length === 0 ? null : <View className="figure-chip__mark">注</View>}
    </Press>
  )
}
