import { View } from '@tarojs/components'
import { classNames } from '../class-names'
import type { SwitchProps } from '../props'
import { Press } from './press'

export function Switch({ on, onChange, label, id }: SwitchProps) {
  return (
    <Press
      role="checkbox"
      label={label}
      on={on}
      className={classNames('switch-box', on && 'switch-box--on')}
      onPress={() => onChange(!on)}
      {...(id === undefined ? {} : { id })}
    >
      <View className="switch-box__knob" />
    </Press>
  )
}
