import { View } from '@tarojs/components'
import { Card, StandingBar, StandingTag } from '../../../ui'
import { metCount, type StandingCount } from './count-standings'

/** How the branches spread over the standings, as one bar and in figures. */
export function Distribution({ counts, total }: { readonly counts: readonly StandingCount[]; readonly total: number }) {
  const met = metCount(counts)
  return (
    <Card padded id="distribution">
      <View className="words-strong">支部等次分布</View>
      <View className="distribution__head">
        <View className="distribution__share">{percent(met, total)}</View>
        <View className="words-note">{`达标以上，${met} / ${total} 个支部`}</View>
      </View>
      <StandingBar parts={counts} tall />
      <View className="distribution__counts">
        {counts.map(({ standing, count }) => (
          <View key={standing} className="distribution__count">
            <StandingTag standing={standing} />
            <View className="distribution__figure">
              <View className="words-figure">{count}</View>
              <View className="words-note">{percent(count, total)}</View>
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}

/** A share in per cent with one decimal. */
export function percent(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(1)}%`
}
