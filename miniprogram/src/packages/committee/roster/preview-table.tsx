import { View } from '@tarojs/components'
import { useState } from 'react'
import { type RosterFate, rosterFates } from '../../../../../shared/people/roster'
import { Button, Card, Chips, EmptyState, type IconName, Strip, Tag } from '../../../ui'
import type { Preview } from './preview-type'

const LOOKS: Readonly<
  Record<
    RosterFate,
    { readonly look: Parameters<typeof Tag>[0]['look']; readonly icon: IconName; readonly label: string }
  >
> = {
  create: { look: 'approved', icon: 'plus', label: '新编入' },
  change: { look: 'pending', icon: 'edit', label: '更改' },
  unchanged: { look: 'draft', icon: 'check', label: '没有变化' },
  transfer: { look: 'returned', icon: 'compare', label: '在别的支部' },
  refused: { look: 'returned', icon: 'alert', label: '不能编入' },
  duplicate: { look: 'draft', icon: 'merge', label: '重复' },
  blank: { look: 'draft', icon: 'minus', label: '空行' },
  remark: { look: 'draft', icon: 'minus', label: '不是党员' },
}

/** What needs eyes first, what is written next, what is skipped last. */
const ORDER: readonly RosterFate[] = [
  'refused',
  'transfer',
  'change',
  'create',
  'duplicate',
  'unchanged',
  'remark',
  'blank',
]
const AT_ONCE = 100

/** Each row of the file with its number, what becomes of it and why. */
export function PreviewTable({ preview }: { readonly preview: Preview }) {
  const { counts, rows, sheets } = preview
  const [fate, setFate] = useState<RosterFate | 'all'>('all')
  const [most, setMost] = useState(AT_ONCE)
  const chosen = fate === 'all' ? rows : rows.filter((row) => row.fate === fate)
  const fates = ORDER.filter((key) => counts[key] > 0)
  return (
    <>
      <Chips
        id="fate"
        scrolls
        options={[
          { key: 'all' as const, label: '全部', count: rows.length },
          ...fates.map((key) => ({ key, label: LOOKS[key].label, count: counts[key] })),
        ]}
        chosen={fate}
        onChoose={(key) => {
          setFate(key)
          setMost(AT_ONCE)
        }}
      />
      {sheets
        .filter(({ headerRow, notes }) => headerRow === null || notes.length > 0)
        .map(({ sheet, headerRow, notes }) => (
          <Strip key={sheet} {...(headerRow === null ? { look: 'caution' as const } : {})}>
            {`工作表“${sheet}”：${notes.length === 0 ? '没有找到表头，没有读' : notes.join('；')}`}
          </Strip>
        ))}
      {rows.length === 0 ? <EmptyState icon="people" title="文件里没有党员" note="按模板填好再选。" /> : null}
      <Card id="preview">
        {chosen.slice(0, most).map((row) => (
          <View key={`${row.sheet}-${row.row}`} className="roster-row">
            <View className="roster-row__number">{sheets.length > 1 ? `${row.sheet} ${row.row}` : row.row}</View>
            <View className="roster-row__name">{row.name ?? '—'}</View>
            <View className="roster-row__branch">{row.branch ?? ''}</View>
            <View className="roster-row__fate">
              <Tag look={LOOKS[row.fate].look} icon={LOOKS[row.fate].icon} label={LOOKS[row.fate].label} />
            </View>
            <View className="roster-row__reason">
              {row.reason ??
                (row.fate === 'create' || row.fate === 'change' || row.fate === 'unchanged'
                  ? ''
                  : rosterFates[row.fate])}
              {row.fate === 'change'
                ? row.changes.map(({ column, was, is }) => (
                    <View key={column}>{`${column}：${was ?? '没有'}，改为 ${is}`}</View>
                  ))
                : null}
            </View>
          </View>
        ))}
      </Card>
      {chosen.length > most ? (
        <Button look="quiet" wide id="more-rows" onPress={() => setMost(most + AT_ONCE)}>
          {`再看 ${Math.min(AT_ONCE, chosen.length - most)} 行，共 ${chosen.length} 行`}
        </Button>
      ) : null}
    </>
  )
}
