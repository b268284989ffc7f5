import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Icon } from '../../icon'
import type { StepperProps } from '../props'
import { Input } from './input'
import { Press } from './press'

export function Stepper({ value, onChange, least, most, step, id, label = '数量' }: StepperProps) {
  const [typed, setTyped] = useState(String(value))
  useEffect(() => setTyped(String(value)), [value])
  const take = (next: number) => onChange(Math.min(most, Math.max(least, next)))
  const write = (text: string) => {
    setTyped(text)
    const number = Number(text)
    if (text.trim() !== '' && Number.isFinite(number) && Number.isInteger(number / step)) take(number)
  }
  return (
    <View className="stepper" {...(id === undefined ? {} : { id })}>
      <Press
        className={value <= least ? 'stepper__key stepper__key--off' : 'stepper__key'}
        label={`减少${label}`}
        {...(value <= least ? {} : { onPress: () => take(value - step) })}
      >
        <Icon name="minus" />
      </Press>
      <View className="stepper__figure">
        <Input kind="decimal" value={typed} onChange={write} label={label} />
      </View>
      <Press
        className={value >= most ? 'stepper__key stepper__key--off' : 'stepper__key'}
        label={`增加${label}`}
        {...(value >= most ? {} : { onPress: () => take(value + step) })}
      >
        <Icon name="plus" />
      </Press>
    </View>
  )
}
