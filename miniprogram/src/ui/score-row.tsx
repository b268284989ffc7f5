import { Press } from '@native/press'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import { asNumber, signed, unsigned } from './written-points'

interface ScoreRowProps {
  readonly title: string
  readonly note?: string
  /** as written */
  readonly points: string
  /** full marks; without them the figure is a gain or a loss */
  readonly most?: string | undefined
  /** what would come, drawn behind the bar */
  readonly pending?: string | undefined
  readonly open: boolean
  readonly onToggle: () => void
  readonly id?: string
  /** what is seen when it is open */
  readonly children?: ReactNode
}

/** What an item of a ruleset gives; opens in place to its lines. */
export function ScoreRow({ title, note, points, most, pending, open, onToggle, id, children }: ScoreRowProps) {
  return (
    <View className="score-row">
      <Press className="score-row__head" on={open} onPress={onToggle} {...(id === undefined ? {} : { id })}>
        <View className="score-row__body">
          <View className="score-row__words">
            <View className="score-row__title">
              {title}
              {note === undefined ? null : <View className="score-row__note">{note}</View>}
            </View>
            {most === undefined ? (
              <Gain points={points} />
            ) : (
              <View className="score-row__figure">
                {unsigned(points)}
                <View className="score-row__most">{`/ ${most.replace(/\.00$/, '')}`}</View>
              </View>
            )}
          </View>
          {most === undefined ? null : <Bar points={points} most={most} pending={pending} />}
        </View>
        <Icon name={open ? 'up' : 'down'} size="small" />
      </Press>
      {open ? <View className="score-row__inside">{children}</View> : null}
    </View>
  )
}

/** A gain in green with a plus, a loss in crimson with a minus, nothing plain. */
export function Gain({ points }: { readonly points: string }) {
  const value = asNumber(points)
  return <View className={value > 0 ? 'gain gain--up' : value < 0 ? 'gain gain--down' : 'gain'}>{signed(points)}</View>
}

interface BarProps {
  readonly points: string
  readonly most: string
  readonly pending?: string | undefined
  readonly accent?: boolean
}

/** How much of the full marks is there, with what would come behind it. */
export function Bar({ points, most, pending, accent }: BarProps) {
  const full = asNumber(most)
  const width = (value: number) => `${full <= 0 ? 0 : Math.min(100, Math.max(0, (value / full) * 100)).toFixed(1)}%`
  return (
    <View className="bar">
      <View
        className={accent ? 'bar__part bar__part--accent' : 'bar__part'}
        style={{ width: width(asNumber(points)) }}
      />
      {pending === undefined ? null : (
        <View className="bar__part bar__part--hoped" style={{ width: width(asNumber(pending)) }} />
      )}
    </View>
  )
}
