import { Press } from '@native/press'
import { View } from '@tarojs/components'
import { Icon } from './icon'
import { classNames } from './native/class-names'

interface CheckboxProps {
  readonly state: 'on' | 'off' | 'some'
  readonly onChange: (on: boolean) => void
  readonly label: string
  readonly id?: string
}

/** A box of 24 in a target of 44. */
export function Checkbox({ state, onChange, label, id }: CheckboxProps) {
  return (
    <Press
      role="checkbox"
      label={label}
      on={state === 'on'}
      className="checkbox"
      onPress={() => onChange(state !== 'on')}
      {...(id === undefined ? {} : { id })}
    >
      <View className={classNames('checkbox__box', state !== 'off' && 'checkbox__box--on')}>
        {state === 'off' ? null : <Icon name={state === 'on' ? 'check' : 'minus'} size="small" />}
      </View>
    </Press>
  )
}
