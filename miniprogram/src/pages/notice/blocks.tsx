import { Text, View } from '@tarojs/components'
import { StandingBar, StandingTag } from '../../ui'
import type { WholeNotice } from './whole-notice'

type Block = WholeNotice['blocks'][number]
type Figure = WholeNotice['figures'][number]

/** The body: words with the figures put in, and charts drawn from figures alone. */
export function Blocks({ notice: { blocks, figures } }: { readonly notice: WholeNotice }) {
  const byName = new Map(figures.map((figure) => [figure.name, figure]))
  return (
    <>
      {blocks.map((block, at) => (
        <OneBlock key={String(at)} block={block} figures={byName} />
      ))}
    </>
  )
}

interface OneBlockProps {
  readonly block: Block
  readonly figures: ReadonlyMap<string, Figure>
}

function OneBlock({ block, figures }: OneBlockProps) {
  if (block.kind === 'heading') return <View className="reading__heading">{block.text}</View>
  if (block.kind === 'standings-chart') {
    return <Standings caption={block.caption} now={named(block.now, figures)} before={named(block.before, figures)} />
  }
  if (block.kind === 'months-chart') return <Months caption={block.caption} months={named(block.months, figures)} />
  return (
    <View>
      {block.parts.map((part, at) =>
        'text' in part ? (
          <Text key={String(at)}>{part.text}</Text>
        ) : (
          <Text key={String(at)} className="figure-in-words">
            {figures.get(part.figure)?.text ?? '（缺数）'}
          </Text>
        ),
      )}
    </View>
  )
}

function named(names: readonly string[], figures: ReadonlyMap<string, Figure>): Figure[] {
  return names.flatMap((name) => figures.get(name) ?? [])
}

/** A figure's standing: 上月优秀支部 is 优秀. */
function standingOf({ label }: Figure): string {
  return label.replace(/^上月/, '').replace(/支部$/, '')
}

interface StandingsProps {
  readonly caption: string
  readonly now: readonly Figure[]
  readonly before: readonly Figure[]
}

function Standings({ caption, now, before }: StandingsProps) {
  const partsOf = (figures: readonly Figure[]) =>
    figures.map((figure) => ({ standing: standingOf(figure), count: figure.amount }))
  return (
    <View>
      <View className="reading__number">{`${caption}，本月末`}</View>
      <StandingBar parts={partsOf(now)} tall />
      {before.length === 0 ? null : (
        <>
          <View className="reading__number">上月末</View>
          <StandingBar parts={partsOf(before)} />
        </>
      )}
      <View className="legend">
        {now.map((figure) => {
          const standing = standingOf(figure)
          const earlier = before.find((other) => standingOf(other) === standing)
          return (
            <View key={figure.name} className="legend__row">
              <StandingTag standing={standing} />
              <View>
                <Text className="figure-in-words">{figure.text}</Text>
                {earlier === undefined ? null : (
                  <Text className="words-note">{`  ${changeOf(figure.amount - earlier.amount)}`}</Text>
                )}
              </View>
            </View>
          )
        })}
      </View>
    </View>
  )
}

function changeOf(change: number): string {
  if (change === 0) return '持平'
  return change > 0 ? `+${change}` : `−${-change}`
}

function Months({ caption, months }: { readonly caption: string; readonly months: readonly Figure[] }) {
  const most = Math.max(1, ...months.map(({ amount }) => amount))
  return (
    <View>
      <View className="reading__number">{caption}</View>
      <View className="months">
        {months.map(({ name, label, text, amount }, at) => {
          const last = at === months.length - 1
          return (
            <View key={name} className={last ? 'months__month months__month--last' : 'months__month'}>
              {last ? <View className="months__figure">{text}</View> : null}
              <View className="months__bar" style={{ height: `${Math.round((amount / most) * 100)}px` }} />
              <View>{/^(\d+)月/.exec(label)?.[1] ?? label}</View>
            </View>
          )
        })}
      </View>
    </View>
  )
}
