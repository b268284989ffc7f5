import { View } from '@tarojs/components'
import { AnswerOf } from '../../app/answer-of'
import { IndexSections } from '../../app/index-sheet/index-sections'
import type { Index } from '../../app/index-sheet/index-types'
import { fullMarks } from '../../app/index-sheet/reckon'
import { Page } from '../../app/page'
import type { Me } from '../../state/session'
import { useMyIndex } from '../../state/use-index'
import { writtenDate, writtenDay } from '../../state/written-day'
import { asNumber, Card, EmptyState, Parts, Ring, StandingTag, unsigned } from '../../ui'

export default function MyIndex() {
  return <Page title="我的先锋指数">{(me) => <Content me={me} />}</Page>
}

function Content({ me }: { readonly me: Me }) {
  const asked = useMyIndex(me)
  return (
    <AnswerOf asked={asked} rows={6}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="index" title="今年还没有指数" note="有了审核通过的记录，这里就有每一分的来历。" />
        ) : (
          items.map((index) => (
            <View key={index.ruleset} className="page__part">
              <Head index={index} today={me.today} />
              <IndexSections index={index} recordsOf={me.personId} />
              <View className="words-fine">{`规则：${index.title}，${writtenDate(index.version)}版 · 任何一分都可点开看到依据。`}</View>
            </View>
          ))
        )
      }
    </AnswerOf>
  )
}

function Head({ index, today }: { readonly index: Index; readonly today: string }) {
  const { sheet, bands, standing, next, total, asOf, basis } = index
  const sums = sheet.filter(({ depth }) => depth === 0).map(({ label, points }) => `${label} ${unsigned(points)}`)
  return (
    <Card padded>
      <View className="index-head">
        <Ring
          small
          points={total}
          most={asNumber(fullMarks(index) ?? '100')}
          lines={bands.flatMap(({ from }) => (from === null ? [] : [asNumber(from)]))}
        />
        <View className="index-head__words">
          <View className="who__name">
            {standing === null ? null : <StandingTag standing={standing} />}
            {next ? <View className="words-note">{`距${next.standing} ${next.missing}`}</View> : null}
          </View>
          <View className="words-note">
            <Parts of={sums} />
          </View>
          <View className="words-note">
            <Parts of={[`算到${writtenDay(asOf, today)}`, '只算已审核的', basis === 'interim' ? '年中' : '已结']} />
          </View>
        </View>
      </View>
    </Card>
  )
}
