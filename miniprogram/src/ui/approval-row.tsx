import { Press } from '@native/press'
import { View } from '@tarojs/components'
import { Checkbox } from './checkbox'
import { Strip } from './strip'

interface ApprovalRowProps {
  readonly name: string
  /** 志愿 3 小时 */
  readonly kind: string
  readonly detail: string
  readonly chosen: boolean
  readonly onChoose: (chosen: boolean) => void
  /** why it should be looked at alone; such a row is never chosen beforehand */
  readonly doubt?: string
  readonly onOpen?: () => void
  readonly id?: string
}

/** One thing that waits for a decision. */
export function ApprovalRow({ name, kind, detail, chosen, onChoose, doubt, onOpen, id = 'row' }: ApprovalRowProps) {
  return (
    <View className="approval-row">
      <Checkbox state={chosen ? 'on' : 'off'} onChange={onChoose} label={`选中${name}的${kind}`} id={`${id}-box`} />
      <Press className="approval-row__body" onPress={onOpen ?? (() => onChoose(!chosen))} id={id}>
        <View className="approval-row__head">
          <View className="approval-row__name">{name}</View>
          <View className="approval-row__kind">{kind}</View>
        </View>
        <View className="approval-row__detail">{detail}</View>
        {doubt === undefined ? null : <Strip look="caution">{doubt}</Strip>}
      </Press>
    </View>
  )
}
