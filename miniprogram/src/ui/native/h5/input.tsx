import { Input as TaroInput, Textarea, View } from '@tarojs/components'
import { classNames } from '../class-names'
import type { InputProps } from '../props'

const TYPES = { text: 'text', number: 'number', decimal: 'digit' } as const

export function Input(props: InputProps) {
  const {
    value,
    onChange,
    kind = 'text',
    placeholder = '',
    longest = 140,
    wrong,
    disabled = false,
    id,
    label,
    onConfirm,
  } = props
  const common = {
    value,
    placeholder,
    maxlength: longest,
    disabled,
    className: 'input__control',
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    ...(label === undefined ? {} : { 'aria-label': label }),
  }
  return (
    <View className={classNames('input', wrong && 'input--wrong')} {...(id === undefined ? {} : { id })}>
      {kind === 'lines' ? (
        <Textarea {...common} autoHeight />
      ) : (
        <TaroInput {...common} type={TYPES[kind]} onConfirm={() => onConfirm?.()} />
      )}
    </View>
  )
}
