import { Input } from '@native/input'
import { Picker, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { classNames } from './native/class-names'
import type { InputProps } from './native/props'

interface FieldProps {
  readonly label: string
  /** at the right of the label: the contract's words, a limit */
  readonly help?: string
  /** what is wrong, below the box; what was typed stays */
  readonly error?: string | undefined
  readonly children: ReactNode
}

/** Label, help and error around any control. */
export function Field({ label, help, error, children }: FieldProps) {
  return (
    <View className="field">
      <View className="field__head">
        <View className="field__label">{label}</View>
        {help === undefined ? null : <View className="field__help">{help}</View>}
      </View>
      {children}
      {error === undefined ? null : (
        <View className="field__error">
          <Icon name="alert" size="tiny" />
          <View>{error}</View>
        </View>
      )}
    </View>
  )
}

type TextFieldProps = Omit<FieldProps, 'children'> & Omit<InputProps, 'wrong' | 'label'>

export function TextField({ label, help, error, ...input }: TextFieldProps) {
  return (
    <Field label={label} error={error} {...(help === undefined ? {} : { help })}>
      <Input {...input} label={label} wrong={error !== undefined} />
    </Field>
  )
}

interface DateFieldProps extends Omit<FieldProps, 'children'> {
  /** YYYY-MM-DD, or empty while none is chosen */
  readonly value: string
  readonly onChange: (day: string) => void
  /** how the chosen day is written */
  readonly written: string
  readonly earliest?: string
  readonly latest?: string
  readonly id?: string
}

/** A day, chosen with the platform's own picker. */
export function DateField({
  label,
  help,
  error,
  value,
  onChange,
  written,
  earliest = '',
  latest = '',
  id,
}: DateFieldProps) {
  return (
    <Field label={label} error={error} {...(help === undefined ? {} : { help })}>
      <Picker
        mode="date"
        value={value}
        start={earliest}
        end={latest}
        onChange={(event) => onChange(event.detail.value)}
        {...(id === undefined ? {} : { id })}
      >
        <View className={classNames('input', 'input--picked', error !== undefined && 'input--wrong')}>
          <View className={value === '' ? 'input__none' : ''}>{value === '' ? '请选择' : written}</View>
          <Icon name="calendar" size="small" />
        </View>
      </Picker>
    </Field>
  )
}
