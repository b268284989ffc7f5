import { View } from '@tarojs/components'
import { classNames } from '../class-names'
import type { PressProps } from '../props'

export function Press({ onPress, className, id, style, role = 'button', label, on, children }: PressProps) {
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className={classNames('press', className)}
      hoverClass={onPress ? 'press--down' : 'none'}
      ariaRole={role}
      {...(label === undefined ? {} : { ariaLabel: on ? `${label}，已选` : label })}
      {...(style === undefined ? {} : { style })}
      {...(onPress === undefined ? {} : { onClick: onPress })}
    >
      {children}
    </View>
  )
}
