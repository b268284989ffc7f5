import { View } from '@tarojs/components'
import { classNames, StandingBar, StandingTag } from '../../../ui'
import type { Block, Figure } from './notice-types'

/** The highest column of a chart of months, px. */
const TALLEST = 100

type ChartBlock = Exclude<Block, { kind: 'heading' | 'paragraph' }>

/** A chart whose every part is a figure of the notice. */
export function Chart({ block, figures }: { readonly block: ChartBlock; readonly figures: readonly Figure[] }) {
  const named = (names: readonly string[]) => figures.filter(({ name }) => names.includes(name))
  return (
    <View className="notice-chart">
      {block.kind === 'standings-chart' ? (
        <Standings figures={named(block.now)} />
      ) : (
        <Months figures={named(block.months)} />
      )}
      <View className="words-note">{block.caption === '' ? '还没有图说' : block.caption}</View>
    </View>
  )
}

function Standings({ figures }: { readonly figures: readonly Figure[] }) {
  const parts = figures.map(({ label, amount, text }) => ({ standing: standingIn(label), count: amount, text }))
  return (
    <>
      <StandingBar parts={parts} tall />
      <View className="notice-chart__legend">
        {parts.map(({ standing, text }) => (
          <View key={standing} className="notice-chart__entry">
            <StandingTag standing={standing} />
            <View>{text}</View>
          </View>
        ))}
      </View>
    </>
  )
}

function Months({ figures }: { readonly figures: readonly Figure[] }) {
  const most = Math.max(1, ...figures.map(({ amount }) => amount))
  return (
    <View className="months">
      {figures.map(({ name, label, amount, text }, at) => (
        <View key={name} className={classNames('months__month', at === figures.length - 1 && 'months__month--last')}>
          <View className="months__figure">{text}</View>
          <View className="months__bar" style={{ height: `${Math.round((amount / most) * TALLEST)}px` }} />
          <View>{/^(\d+)月/.exec(label)?.[1] ?? label}</View>
        </View>
      ))}
    </View>
  )
}

/** 达标支部 is about 达标: a figure's label names the standing among other words. */
function standingIn(label: string): string {
  return label
    .replace(/的?支部数?$/, '')
    .replace(/^.*[“：]/, '')
    .replace(/”.*$/, '')
}
