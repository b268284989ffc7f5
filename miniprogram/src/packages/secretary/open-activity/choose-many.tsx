import { View } from '@tarojs/components'
import { classNames, Icon, Press } from '../../../ui'

interface ChooseManyProps<Key extends string> {
  readonly options: readonly { readonly key: Key; readonly label: string }[]
  readonly chosen: readonly Key[]
  readonly onChoose: (chosen: Key[]) => void
  readonly id: string
}

/** Pills of which several can be on at once; a tick tells those that are, beside the colour. */
export function ChooseMany<Key extends string>({ options, chosen, onChoose, id }: ChooseManyProps<Key>) {
  return (
    <View className="chips">
      {options.map(({ key, label }) => {
        const on = chosen.includes(key)
        return (
          <Press
            key={key}
            id={`${id}-${key}`}
            role="checkbox"
            on={on}
            className={classNames('chip', on && 'chip--on')}
            onPress={() => onChoose(on ? chosen.filter((other) => other !== key) : [...chosen, key])}
          >
            {on ? <Icon name="check" size="tiny" /> : null}
            {label}
          </Press>
        )
      })}
    </View>
  )
}
