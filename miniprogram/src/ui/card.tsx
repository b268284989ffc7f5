import { Press } from '@native/press'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { classNames } from './native/class-names'

/** A white ground for rows (`padded` false) or for anything else (`padded`). */
export function Card({
  padded,
  children,
  id,
}: {
  readonly padded?: boolean
  readonly id?: string
  readonly children: ReactNode
}) {
  return (
    <View className={classNames('card', padded && 'card--padded')} {...(id === undefined ? {} : { id })}>
      {children}
    </View>
  )
}

interface SectionProps {
  readonly title: string
  /** at the right: a sum, a count */
  readonly note?: ReactNode
  /** at the right: a way on */
  readonly more?: { readonly label: string; readonly onPress: () => void; readonly id?: string }
}

/** The heading above a card. */
export function SectionTitle({ title, note, more }: SectionProps) {
  return (
    <View className="section-title">
      <Text className="section-title__words">{title}</Text>
      {note === undefined ? null : <View className="section-title__note">{note}</View>}
      {more === undefined ? null : (
        <Press
          className="section-title__more"
          onPress={more.onPress}
          {...(more.id === undefined ? {} : { id: more.id })}
        >
          {more.label}
          <Icon name="right" size="tiny" />
        </Press>
      )}
    </View>
  )
}
