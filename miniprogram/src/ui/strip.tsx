import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

/** One or two lines on a soft ground: what an action will do, or what to beware of. Never two together. */
export function Strip({
  look = 'information',
  icon,
  children,
  id,
}: {
  readonly look?: 'information' | 'caution'
  readonly icon?: IconName
  readonly id?: string
  readonly children: ReactNode
}) {
  return (
    <View className={`strip strip--${look}`} {...(id === undefined ? {} : { id })}>
      <Icon name={icon ?? (look === 'caution' ? 'alert' : 'info')} size="small" />
      <View className="strip__words">{children}</View>
    </View>
  )
}
