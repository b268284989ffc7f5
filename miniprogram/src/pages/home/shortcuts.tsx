import { View } from '@tarojs/components'
import { open } from '../../app/go'
import { recordIcons, shortKinds } from '../../app/records/record-words'
import { Card, Icon, Press } from '../../ui'

const KINDS = ['volunteer-hours', 'study-hours', 'xuexi-points', 'honour'] as const

/** The forms that are used most, one press away. */
export function Shortcuts() {
  return (
    <Card>
      <View className="shortcuts">
        {KINDS.map((kind, at) => (
          <Press key={kind} id={`log-${kind}`} className="shortcut" onPress={() => open('/pages/log/index', { kind })}>
            <View className={at === 0 ? 'shortcut__icon shortcut__icon--first' : 'shortcut__icon'}>
              <Icon name={recordIcons[kind]} />
            </View>
            <View>{shortKinds[kind]}</View>
          </Press>
        ))}
        <Press id="log-other" className="shortcut" onPress={() => open('/pages/log/index', { kind: 'hard-task' })}>
          <View className="shortcut__icon">
            <Icon name="more" />
          </View>
          <View>更多</View>
        </Press>
      </View>
    </Card>
  )
}
