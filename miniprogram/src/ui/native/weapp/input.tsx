import { classNames } from '../class-names'
import type { InputProps } from '../props'

const TYPES = { text: 'text', number: 'number', decimal: 'digit', lines: 'textarea' } as const

export function Input(props: InputProps) {
  const {
    value,
    onChange,
    kind = 'text',
    placeholder = '',
    longest = 140,
    wrong,
    disabled = false,
    id = '',
    onConfirm,
  } = props
  return (
    <van-field
      id={id}
      type={TYPES[kind]}
      value={value}
      placeholder={placeholder}
      maxlength={longest}
      disabled={disabled}
      autosize={kind === 'lines'}
      border={false}
      custom-class={classNames('input', wrong && 'input--wrong')}
      onChange={(event) => onChange(event.detail)}
      onConfirm={() => onConfirm?.()}
    />
  )
}
