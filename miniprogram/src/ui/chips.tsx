import { Press } from '@native/press'
import { View } from '@tarojs/components'
import { Icon, type IconName } from './icon'
import { classNames } from './native/class-names'

export interface Option<Key extends string> {
  readonly key: Key
  readonly label: string
  readonly icon?: IconName
  readonly count?: number
}

interface ChoiceProps<Key extends string> {
  readonly options: readonly Option<Key>[]
  readonly chosen: Key | undefined
  readonly onChoose: (key: Key) => void
  /** the ids of the options begin with it */
  readonly id?: string
}

/** Choices as pills; `scrolls` keeps them on one line that moves sideways. */
export function Chips<Key extends string>({
  options,
  chosen,
  onChoose,
  id,
  scrolls,
}: ChoiceProps<Key> & { readonly scrolls?: boolean }) {
  return (
    <View className={classNames('chips', scrolls && 'chips--scroll')}>
      {options.map(({ key, label, icon, count }) => (
        <Press
          key={key}
          role="radio"
          on={key === chosen}
          className={classNames('chip', key === chosen && 'chip--on')}
          onPress={() => onChoose(key)}
          {...(id === undefined ? {} : { id: `${id}-${key}` })}
        >
          {icon === undefined ? null : <Icon name={icon} size="small" />}
          {count === undefined ? label : `${label} ${count}`}
        </Press>
      ))}
    </View>
  )
}

/** Two or three views of one thing. */
export function Segmented<Key extends string>({ options, chosen, onChoose, id }: ChoiceProps<Key>) {
  return (
    <View className="segmented">
      {options.map(({ key, label }) => (
        <Press
          key={key}
          role="tab"
          on={key === chosen}
          className={classNames('segmented__part', key === chosen && 'segmented__part--on')}
          onPress={() => onChoose(key)}
          {...(id === undefined ? {} : { id: `${id}-${key}` })}
        >
          {label}
        </Press>
      ))}
    </View>
  )
}
