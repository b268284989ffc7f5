import { View } from '@tarojs/components'

/** Words set apart by dots, broken between them rather than within one while it fits a line; no dot begins or ends a line. */
export function Parts({ of: parts }: { readonly of: readonly string[] }) {
  return (
    <View className="parts">
      <View className="parts__line">
        {parts.map((part) => (
          <View key={part} className="parts__part">
            {part}
          </View>
        ))}
      </View>
    </View>
  )
}
