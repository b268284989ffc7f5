import { View } from '@tarojs/components'
import { Icon } from '../ui'

/** What went wrong, beside what was tried; nothing while nothing did. */
export function ErrorLine({ error }: { readonly error: string }) {
  if (error === '') return null
  return (
    <View className="field__error">
      <Icon name="alert" size="tiny" />
      <View>{error}</View>
    </View>
  )
}
