import { Picker, View } from '@tarojs/components'
import { Chips } from './chips'
import { Field } from './field'
import { Icon } from './icon'
import { classNames } from './native/class-names'

interface DayChoiceProps {
  readonly label: string
  /** YYYY-MM-DD */
  readonly value: string
  readonly onChange: (day: string) => void
  /** days to press, the likeliest first */
  readonly near: readonly { readonly key: string; readonly label: string }[]
  readonly earliest: string
  readonly latest: string
  /** how the chosen day is written */
  readonly written: string
  readonly error?: string | undefined
  readonly id: string
}

/** A day that is mostly one of a few, and else comes from the platform's own picker. */
export function DayChoice({ label, value, onChange, near, earliest, latest, written, error, id }: DayChoiceProps) {
  const other = near.every(({ key }) => key !== value)
  return (
    <Field label={label} error={error}>
      <View className="day-choice">
        <Chips options={near} chosen={value} onChoose={onChange} id={id} />
        <Picker
          mode="date"
          value={value}
          start={earliest}
          end={latest}
          onChange={(event) => onChange(event.detail.value)}
          id={`${id}-picker`}
        >
          <View className={classNames('chip', other && 'chip--on')}>
            <Icon name="calendar" size="small" />
            {other ? written : '选日期'}
          </View>
        </Picker>
      </View>
    </Field>
  )
}
