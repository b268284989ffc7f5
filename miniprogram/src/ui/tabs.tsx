import { Press } from '@native/press'
import { View } from '@tarojs/components'
import { classNames } from './native/class-names'

interface TabsProps<Key extends string> {
  readonly options: readonly { readonly key: Key; readonly label: string; readonly count?: number }[]
  readonly chosen: Key
  readonly onChoose: (key: Key) => void
  readonly id: string
}

/** Parts of one list with their counts; moves sideways where they are wider than the screen. */
export function Tabs<Key extends string>({ options, chosen, onChoose, id }: TabsProps<Key>) {
  return (
    <View className="tabs">
      {options.map(({ key, label, count }) => (
        <Press
          key={key}
          id={`${id}-${key}`}
          role="tab"
          on={key === chosen}
          className={classNames('tabs__tab', key === chosen && 'tabs__tab--on')}
          onPress={() => onChoose(key)}
        >
          <View>{label}</View>
          {count === undefined ? null : <View className="tabs__count">{String(count)}</View>}
        </Press>
      ))}
    </View>
  )
}
