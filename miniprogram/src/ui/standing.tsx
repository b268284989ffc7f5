import { Text, View } from '@tarojs/components'

type Look = 1 | 2 | 3 | 4

const GLYPHS: Readonly<Record<Look, string>> = { 1: 'excellent', 2: 'met', 3: 'unmet', 4: 'lagging' }

/** How the standings of the rulesets look: shape, word and colour tell the same. */
const LOOKS: Readonly<Record<string, Look>> = {
  优秀: 1,
  达标: 2,
  合格: 2,
  未达标: 3,
  基本合格: 3,
  不合格: 4,
  后进: 4,
  后进整转: 4,
  五星: 1,
  五星双优: 1,
  四星: 1,
  三星: 2,
  二星: 2,
  一星: 3,
  未评上: 3,
  不评星: 4,
}

/** The look of a standing's word; a word that no ruleset had when this was built looks plain. */
export function lookOf(standing: string): Look {
  return LOOKS[standing] ?? 2
}

/** A standing in shape, word and colour. */
export function StandingTag({ standing }: { readonly standing: string }) {
  const look = lookOf(standing)
  return (
    <View className={`tag standing-${look}`}>
      <View className={`glyph icon glyph-${GLYPHS[look]}`} />
      <Text>{standing}</Text>
    </View>
  )
}

interface StandingBarProps {
  /** from the best to the last; counts of zero leave no part */
  readonly parts: readonly { readonly standing: string; readonly count: number }[]
  /** share from the left at which a mark stands, 0 to 1 */
  readonly target?: number
  readonly tall?: boolean
}

/** How many stand where, as one bar. */
export function StandingBar({ parts, target, tall }: StandingBarProps) {
  return (
    <View className={tall ? 'standing-bar standing-bar--tall' : 'standing-bar'}>
      {parts
        .filter(({ count }) => count > 0)
        .map(({ standing, count }) => (
          <View
            key={standing}
            className={`standing-bar__part standing-fill-${lookOf(standing)}`}
            style={{ flexGrow: String(count) }}
          />
        ))}
      {target === undefined ? null : <View className="standing-bar__target" style={{ left: `${target * 100}%` }} />}
    </View>
  )
}

interface Band {
  readonly label: string
  /** where it begins, in points; the lowest band has none */
  readonly from: number | undefined
}

interface LineGaugeProps {
  /** from the best to the last, as the ruleset has them */
  readonly bands: readonly Band[]
  readonly value: number
  readonly most: number
}

/** The ruleset's lines on a scale, with a mark where the subject stands. */
export function LineGauge({ bands, value, most }: LineGaugeProps) {
  const lines = bands.flatMap(({ from }) => (from === undefined ? [] : [from]))
  const lowest = Math.min(...lines, value)
  const least = Math.max(0, lowest - (most - lowest) * 0.4)
  const at = (points: number) => `${(Math.min(1, Math.max(0, (points - least) / (most - least))) * 100).toFixed(2)}%`
  const rising = [...bands].reverse()
  return (
    <View className="gauge">
      <View className="gauge__mark" style={{ left: at(value) }} />
      <View className="gauge__bands">
        {rising.map(({ label, from = least }, index) => {
          const end = rising[index + 1]?.from ?? most
          return (
            <View
              key={label}
              className={`gauge__band standing-fill-${lookOf(label)}`}
              style={{ flexGrow: String(Math.max(0.01, end - Math.max(least, from))) }}
            />
          )
        })}
      </View>
      <View className="gauge__lines">
        {rising.map(({ label, from }) =>
          from === undefined ? null : (
            <View key={label} className="gauge__line" style={{ left: at(from) }}>
              {`${from} ${label}`}
            </View>
          ),
        )}
      </View>
    </View>
  )
}
