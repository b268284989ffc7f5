import { Text, View } from '@tarojs/components'
import type { RecordKind } from '../../../../shared/records/kinds'
import { formatPoints } from '../../../../shared/values/points'
import { effectsOf, type Effect as OneEffect } from '../../app/records/effect-of'
import { writtenChange } from '../../app/written-change'
import type { Me } from '../../state/session'
import { useMyIndex } from '../../state/use-index'
import { Strip, signed } from '../../ui'
import type { Form } from './form'

interface EffectProps {
  readonly me: Me
  readonly kind: RecordKind
  readonly form: Form
}

/** What the record does to the index once it is approved, before it is submitted. */
export function Effect({ me, kind, form }: EffectProps) {
  const asked = useMyIndex(me)
  if (kind === 'xuexi-points') return <Strip icon="trend">学习强国积分只作展示，不折算成指数。</Strip>
  if (form.happenedOn.slice(0, 4) !== me.today.slice(0, 4)) {
    return <Strip icon="trend">{`记入 ${form.happenedOn.slice(0, 4)} 年，不改变今年的指数。`}</Strip>
  }
  if (asked.data === undefined) return null
  const added = kind === 'volunteer-hours' || kind === 'study-hours' ? form.hours : 1
  const sentences = asked.data.items.flatMap((index) => {
    const effects = effectsOf(index, kind, added)
    // A further item that goes on from the first's limit has nothing to say while the first still grows.
    const telling = effects.find(({ gain }) => gain !== undefined && gain > 0) ?? effects[0]
    return telling ? [sentenceOf(telling)] : []
  })
  return (
    <Strip icon="trend" id="effect">
      {sentences.length > 0
        ? sentences.map(([change, result]) => (
            <View key={change}>
              <Text>{result === undefined ? change : `${change}，`}</Text>
              {result === undefined ? null : <Text className="amount">{result}</Text>}
            </View>
          ))
        : '通过后按规则记入先锋指数，在“指数”里能看到每一分的来历。'}
    </Strip>
  )
}

/** What changes, and what that does to the index where the lines tell. */
function sentenceOf({ item, from, to, gain, later, full }: OneEffect): [change: string, result?: string] {
  const change = `通过后：${item}${writtenChange(from, to)}`
  if (full) return [change, '本项已满，不再加分']
  if (gain === undefined) return [change]
  const points = signed(formatPoints(gain))
  return [change, later ? `期末少扣 ${points.slice(1)}` : `指数 ${points}`]
}
