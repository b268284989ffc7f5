import { Press } from '@native/press'
import { View } from '@tarojs/components'

interface SnackbarProps {
  readonly text: string
  readonly action?: string
  readonly onAction: () => void
  /** over an action bar in the page's content */
  readonly above: boolean
}

/** Says what was done, with a way to undo it. Never for errors. */
export function Snackbar({ text, action, onAction, above }: SnackbarProps) {
  return (
    <View className={above ? 'snackbar snackbar--above' : 'snackbar'}>
      <View className="snackbar__text">{text}</View>
      {action === undefined ? null : (
        <Press className="snackbar__action" onPress={onAction} id="snackbar-action">
          {action}
        </Press>
      )}
    </View>
  )
}
