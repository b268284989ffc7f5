import { View } from '@tarojs/components'
import { open } from '../../app/go'
import type { Index } from '../../app/index-sheet/index-types'
import { atStake, fullMarks, stillOpen } from '../../app/index-sheet/reckon'
import { writtenChange } from '../../app/written-change'
import { asNumber, Card, Gain, Icon, isZero, Press, Ring, unsigned } from '../../ui'

const MOST_STEPS = 3

/** The index to date, what is still open, how far the next standing is and the least that reaches it. */
export function IndexCard({ index }: { readonly index: Index }) {
  const { next, bands, standing } = index
  const lines = bands.flatMap(({ from }) => (from === null ? [] : [asNumber(from)]))
  const room = stillOpen(index)
  const stake = atStake(index)
  return (
    <Card padded id="index-card">
      <View className="index-head">
        <Ring
          label={index.basis === 'interim' ? '到今天' : '年度'}
          points={index.total}
          most={asNumber(fullMarks(index) ?? '100')}
          lines={lines}
          standing={standing}
        />
        <View className="index-head__words">
          {next ? (
            <>
              <View className="words-note">{`距“${next.standing}”还差`}</View>
              <View className="words-figure">{`${next.missing} 分`}</View>
            </>
          ) : (
            <View className="words-strong">{standing === null ? index.title : `已到“${standing}”`}</View>
          )}
          {isZero(room) ? null : <View className="words-note">{`还可以得 ${room} 分`}</View>}
          {isZero(stake) ? null : <View className="words-note">{`期末按现状要减 ${unsigned(stake).slice(1)} 分`}</View>}
        </View>
      </View>
      <View className="index-head__ways">
        <View className="index-head__row">
          <View className="words-strong">{next?.steps?.length ? '可以这样补' : '每一分的来历'}</View>
          <Press className="section-title__more" id="see-index" onPress={() => open('/pages/my-index/index')}>
            看全部
            <Icon name="right" size="tiny" />
          </Press>
        </View>
        {(next?.steps ?? []).slice(0, MOST_STEPS).map(({ clause, label, from, to, gain }) => (
          <View key={clause} className="index-head__row index-head__row--way">
            <View className="index-head__words-of-way">{`${label}：${writtenChange(from, to)}`}</View>
            <Gain points={gain} />
          </View>
        ))}
      </View>
    </Card>
  )
}
