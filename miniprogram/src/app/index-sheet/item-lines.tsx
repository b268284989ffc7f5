import { View } from '@tarojs/components'
import { Button, Gain, Icon, isZero, signed, unsigned } from '../../ui'
import { open } from '../go'
import { writtenChange } from '../written-change'
import type { Index, IndexLine, SheetItem } from './index-types'
import { MyRecords } from './my-records'
import { difference } from './reckon'

interface ItemLinesProps {
  readonly index: Index
  readonly item: SheetItem
  readonly recordsOf: string | undefined
}

/** What an item came from: facts, arithmetic, cap, citation, records, and what would change it. */
export function ItemLines({ index, item, recordsOf }: ItemLinesProps) {
  const lines = index.lines.filter(({ clause }) => item.clauses.includes(clause))
  const steps = index.next?.steps?.filter(({ clause }) => item.clauses.includes(clause) || clause === item.id) ?? []
  const room = item.kind === 'earned' && item.limit !== null ? difference(item.limit, item.points) : undefined
  return (
    <>
      {lines.length === 0 ? <View className="words-note">{nothingSaid(item)}</View> : null}
      {lines.map((line) => (
        <LineBox key={line.clause} line={line} own={recordsOf !== undefined} />
      ))}
      {recordsOf === undefined
        ? null
        : item.records.map((kind) => <MyRecords key={kind} kind={kind} today={index.asOf} />)}
      {steps.map(({ clause, from, to, gain }) => (
        <Way key={clause} words={writtenChange(from, to)} gain={signed(gain)} />
      ))}
      {steps.length === 0 && room !== undefined && !isZero(room) && index.basis === 'interim' ? (
        <Way words="本项还可以得" gain={signed(room)} />
      ) : null}
    </>
  )
}

function nothingSaid({ kind }: SheetItem): string {
  if (kind === 'held') return '没有扣分的事实，满分。'
  return kind === 'earned' ? '还没有记到的事实。' : '没有相关事实。'
}

const STATES: Readonly<Record<IndexLine['state'], string>> = {
  met: '',
  unmet: '',
  'no-evidence': '尚无依据',
  'not-applicable': '不适用',
}

function LineBox({ line, own }: { readonly line: IndexLine; readonly own: boolean }) {
  const cut = line.limit !== null && line.before_limit !== line.points
  const facts = [line.facts, STATES[line.state]].filter((words) => words !== '').join(' · ')
  return (
    <View className="line">
      <View className="line__head">
        <View>{line.label}</View>
        <Gain points={line.points} />
      </View>
      {facts === '' ? null : <View className="words-note">{facts}</View>}
      {line.arithmetic === '' ? null : <View className="words-note">{line.arithmetic}</View>}
      {cut ? (
        <View className="words-note">{`原为 ${unsigned(line.before_limit)}，到限 ${unsigned(line.limit ?? '')} 为止`}</View>
      ) : null}
      {line.pending === null || isZero(line.pending) ? null : (
        <View className="line__pending">
          <Icon name="clock" size="tiny" />
          <View>{`现在不计，期末按现状 ${signed(line.pending)}`}</View>
        </View>
      )}
      {line.remarks.map((remark) => (
        <View key={remark} className="words-note">
          {remark}
        </View>
      ))}
      {line.note === null ? null : <View className="words-note">{line.note}</View>}
      <View className="line__cite">{line.cite}</View>
      {own ? (
        <Button
          look="text"
          inline
          id={`object-${line.clause}`}
          onPress={() =>
            open('/pages/complaint/index', { about: line.label, points: line.pending ?? line.points, cite: line.cite })
          }
        >
          有异议
        </Button>
      ) : null}
    </View>
  )
}

function Way({ words, gain }: { readonly words: string; readonly gain: string }) {
  return (
    <View className="way">
      <View className="way__icon">
        <Icon name="trend" size="small" />
      </View>
      <View className="way__words">
        <View className="words-strong">怎样能变</View>
        <View className="words-note">{words}</View>
      </View>
      <View className="gain gain--up">{gain}</View>
    </View>
  )
}
