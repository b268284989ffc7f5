import { View } from '@tarojs/components'

/** Words set apart by dots, broken between them rather than within one while it fits a line. */
export function Parts({ of: parts }: { readonly of: readonly string[] }) {
  return (
    <View className="parts">
      {parts.map((part, at) => (
        <View key={part} className="parts__part">
          {at < parts.length - 1 ? `${part} · ` : part}
        </View>
      ))}
    </View>
  )
}
