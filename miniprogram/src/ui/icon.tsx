import { View } from '@tarojs/components'
import type { IconName } from './icon-names'

export type { IconName }

/** An icon in the colour of the text around it. It never stands without its word, except back, close and chevrons. */
export function Icon({
  name,
  size = 'normal',
}: {
  readonly name: IconName
  readonly size?: 'normal' | 'small' | 'tiny'
}) {
  return <View className={`icon icon-${name}${size === 'normal' ? '' : ` icon--${size}`}`} />
}
