import { View } from '@tarojs/components'
import { StandingTag } from './standing'
import { asNumber } from './written-points'

interface RingProps {
  /** above the figure: what it is */
  readonly label?: string
  /** points as written, undefined when the person is not scored */
  readonly points: string | undefined
  /** what a full ring is */
  readonly most: number
  /** points that would come, as written */
  readonly pending?: string
  /** where standings begin */
  readonly lines?: readonly number[]
  readonly standing?: string | null
  readonly small?: boolean
}

/** An index as an arc of its full marks. Not scored is no arc, never a nought. */
export function Ring({ label, points, most, pending, lines = [], standing, small }: RingProps) {
  const share = (value: number) => Math.min(1, Math.max(0, value / most))
  const reached = points === undefined ? 0 : share(asNumber(points))
  const hoped = points === undefined || pending === undefined ? reached : share(asNumber(points) + asNumber(pending))
  const turn = (part: number) => `${(part * 360).toFixed(2)}deg`
  const style = { '--reached': turn(reached), '--hoped': turn(Math.max(reached, hoped)) }
  return (
    <View
      className={small ? 'ring ring--small' : 'ring'}
      ariaLabel={points === undefined ? '不计分' : `${points} 分，满分 ${most}`}
    >
      <View className="ring__arc" style={style} />
      {lines.map((line) => (
        <View key={String(line)} className="ring__notch" style={{ transform: `rotate(${turn(share(line))})` }} />
      ))}
      <View className="ring__inside">
        {label === undefined ? null : <View className="ring__label">{label}</View>}
        <View className="ring__figure">{points ?? '不计分'}</View>
        {standing ? <StandingTag standing={standing} /> : null}
      </View>
    </View>
  )
}
