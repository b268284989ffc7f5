import { Button } from '@native/button'
import { Popup } from '@native/popup'
import { Press } from '@native/press'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

interface DialogProps {
  readonly open: boolean
  readonly title: string
  readonly children?: ReactNode
  /** says what will happen: "退回 2 条", never 确定 */
  readonly act: string
  readonly onAct: () => void
  readonly onClose: () => void
  readonly busy?: boolean
  readonly disabled?: boolean
}

/** Asks before what cannot be undone, or for a sentence that goes with it. */
export function Dialog({ open, title, children, act, onAct, onClose, busy, disabled }: DialogProps) {
  return (
    <Popup open={open} onClose={onClose} at="middle" label={title}>
      <View className="dialog">
        <View className="dialog__title">{title}</View>
        <View className="dialog__body">{children}</View>
        <View className="dialog__ways">
          <Button look="secondary" wide onPress={onClose} id="dialog-close">
            不了
          </Button>
          <Button wide onPress={onAct} busy={busy ?? false} disabled={disabled ?? false} id="dialog-act">
            {act}
          </Button>
        </View>
      </View>
    </Popup>
  )
}

interface ActionSheetProps<Key extends string> {
  readonly open: boolean
  readonly title: string
  readonly actions: readonly { readonly key: Key; readonly label: string; readonly note?: string }[]
  readonly chosen?: Key
  readonly onChoose: (key: Key) => void
  readonly onClose: () => void
}

/** A list to choose from, rising from the foot. */
export function ActionSheet<Key extends string>({
  open,
  title,
  actions,
  chosen,
  onChoose,
  onClose,
}: ActionSheetProps<Key>) {
  return (
    <Popup open={open} onClose={onClose} at="foot" label={title}>
      <View className="sheet">
        <View className="sheet__title">{title}</View>
        {actions.map(({ key, label, note }) => (
          <Press
            key={key}
            role="radio"
            on={key === chosen}
            id={`choose-${key}`}
            className={key === chosen ? 'sheet__row sheet__row--on' : 'sheet__row'}
            onPress={() => onChoose(key)}
          >
            <View>{label}</View>
            {note === undefined ? null : <View className="sheet__note">{note}</View>}
          </Press>
        ))}
      </View>
    </Popup>
  )
}
