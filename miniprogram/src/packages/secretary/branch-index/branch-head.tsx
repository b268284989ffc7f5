import { View } from '@tarojs/components'
import type { Index } from '../../../app/index-sheet/index-types'
import { difference, fullMarks } from '../../../app/index-sheet/reckon'
import { writtenDay } from '../../../state/written-day'
import { asNumber, Card, LineGauge, StandingTag, unsigned } from '../../../ui'

interface BranchHeadProps {
  readonly index: Index
  /** the branch's name; empty where the page bears it */
  readonly name: string
  readonly today: string
}

/** Where the branch stands on the ruleset's lines. */
export function BranchHead({ index, name, today }: BranchHeadProps) {
  const { total, standing, bands, next, basis, asOf } = index
  const reached = bands.find(({ label }) => label === standing)
  const most = Math.max(asNumber(fullMarks(index) ?? total), ...bands.map(({ from }) => asNumber(from ?? '0') * 1.1))
  const distances = [
    ...(reached?.from ? [`比${reached.label}线高 ${difference(total, reached.from)}`] : []),
    ...(next ? [`距${next.standing} ${next.missing}`] : []),
  ]
  return (
    <Card padded id="branch-head">
      <View className="words-note">{`${name === '' ? '' : `${name} · `}截至 ${writtenDay(asOf, today)}，${basis === 'interim' ? '测算' : '已结'}`}</View>
      <View className="branch-head">
        <View className="branch-head__figure">{unsigned(total)}</View>
        {standing === null ? null : <StandingTag standing={standing} />}
      </View>
      {bands.some(({ from }) => from !== null) ? (
        <LineGauge
          bands={bands.map(({ label, from }) => ({ label, from: from === null ? undefined : asNumber(from) }))}
          value={asNumber(total)}
          most={most}
        />
      ) : null}
      {distances.length === 0 ? null : <View className="words-note">{distances.join('，')}</View>}
    </Card>
  )
}
