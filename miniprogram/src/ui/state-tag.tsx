import { Text, View } from '@tarojs/components'
import type { RecordState } from '../../../shared/records/states'
import { Icon, type IconName } from './icon'

type Look = 'pending' | 'approved' | 'returned' | 'overdue' | 'draft'

export interface TagProps {
  readonly look: Look
  readonly icon: IconName
  readonly label: string
}

/** A state in icon, word and colour. */
export function Tag({ look, icon, label }: TagProps) {
  return (
    <View className={`tag tag--${look}`}>
      <Icon name={icon} size="tiny" />
      <Text>{label}</Text>
    </View>
  )
}

const STATES: Readonly<Record<RecordState, TagProps>> = {
  draft: { look: 'draft', icon: 'edit', label: '草稿' },
  submitted: { look: 'pending', icon: 'clock', label: '待审' },
  held: { look: 'pending', icon: 'clock', label: '暂缓' },
  approved: { look: 'approved', icon: 'check', label: '通过' },
  returned: { look: 'returned', icon: 'return', label: '退回' },
  withdrawn: { look: 'draft', icon: 'undo', label: '已撤回' },
  reversed: { look: 'draft', icon: 'undo', label: '已冲销' },
}

/** Where a record stands. */
export function StateTag({ state }: { readonly state: RecordState }) {
  const { look, icon, label } = STATES[state]
  return <Tag look={look} icon={icon} label={label} />
}
