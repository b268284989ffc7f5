import { Press } from '@native/press'
import { View } from '@tarojs/components'

interface SnackbarProps {
  readonly text: string
  readonly action?: string
  readonly onAction: () => void
}

/** Says what was done, with a way to undo it. Never for errors. */
export function Snackbar({ text, action, onAction }: SnackbarProps) {
  return (
    <View className="snackbar">
      <View className="snackbar__text">{text}</View>
      {action === undefined ? null : (
        <Press className="snackbar__action" onPress={onAction} id="snackbar-action">
          {action}
        </Press>
      )}
    </View>
  )
}
