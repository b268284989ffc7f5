import { Press } from '@native/press'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import { classNames } from './native/class-names'

export interface CellProps {
  readonly title: ReactNode
  readonly icon?: IconName
  /** a second line, smaller */
  readonly note?: ReactNode
  /** at the right: a word, a figure or a tag; goes to a line of its own when type is large */
  readonly value?: ReactNode
  /** the whole row is what is pressed */
  readonly onPress?: (() => void) | undefined
  readonly id?: string
}

/** A row of a card. */
export function Cell({ title, icon, note, value, onPress, id }: CellProps) {
  const inside = (
    <>
      {icon === undefined ? null : (
        <View className="cell__icon">
          <Icon name={icon} />
        </View>
      )}
      <View className="cell__body">
        <View className="cell__words">
          <View className="cell__title">{title}</View>
          {note === undefined ? null : <View className="cell__note">{note}</View>}
        </View>
        {value === undefined ? null : <View className="cell__value">{value}</View>}
      </View>
      {onPress === undefined ? null : (
        <View className="cell__go">
          <Icon name="right" size="small" />
        </View>
      )}
    </>
  )
  const className = classNames('cell', icon !== undefined && 'cell--iconed')
  const named = id === undefined ? {} : { id }
  if (onPress === undefined) {
    return (
      <View className={className} {...named}>
        {inside}
      </View>
    )
  }
  return (
    <Press className={className} onPress={onPress} {...named}>
      {inside}
    </Press>
  )
}
