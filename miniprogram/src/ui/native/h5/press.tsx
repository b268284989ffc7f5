import { View } from '@tarojs/components'
import { type KeyboardEvent, useCallback } from 'react'
import { classNames } from '../class-names'
import type { PressProps } from '../props'

const SHOWS_CHOICE: Readonly<Record<NonNullable<PressProps['role']>, string | undefined>> = {
  button: 'aria-expanded',
  tab: 'aria-selected',
  link: undefined,
  checkbox: 'aria-checked',
  radio: 'aria-checked',
}

export function Press({ onPress, className, id, style, role = 'button', label, on, children }: PressProps) {
  const choice = SHOWS_CHOICE[role]
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      onPress?.()
    },
    [onPress],
  )
  const attributes = {
    ...(label === undefined ? {} : { 'aria-label': label }),
    ...(choice === undefined || on === undefined ? {} : { [choice]: String(on) }),
    ...(onPress === undefined ? {} : { tabIndex: 0, onKeyDown }),
  }
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className={classNames('press', className)}
      hoverClass={onPress ? 'press--down' : 'none'}
      role={role}
      {...attributes}
      {...(style === undefined ? {} : { style })}
      {...(onPress === undefined ? {} : { onClick: onPress })}
    >
      {children}
    </View>
  )
}
