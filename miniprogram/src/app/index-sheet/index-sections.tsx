import { View } from '@tarojs/components'
import { Fragment, useState } from 'react'
import { Card, Cell, ScoreRow, SectionTitle, unsigned } from '../../ui'
import type { Index, SheetItem, SheetPart } from './index-types'
import { ItemLines } from './item-lines'

interface IndexSectionsProps {
  readonly index: Index
  /** whose records may be shown beneath the lines; only one's own are */
  readonly recordsOf: string | undefined
}

/** An index laid out as its document is; every item opens in place to its lines. */
export function IndexSections({ index, recordsOf }: IndexSectionsProps) {
  return (
    <>
      {index.sheet.map((part, at) => {
        const isHeading = part.items.length === 0 && (index.sheet[at + 1]?.depth ?? 0) > part.depth
        return (
          <Fragment key={part.id}>
            <SectionTitle title={part.label} note={<SectionSum part={part} />} />
            {isHeading ? null : <SectionCard index={index} part={part} recordsOf={recordsOf} />}
          </Fragment>
        )
      })}
    </>
  )
}

function SectionSum({ part: { points, total } }: { readonly part: SheetPart }) {
  const full = total === null ? '' : ` / ${total.replace(/\.00$/, '')}`
  return <View className="words-strong">{`${unsigned(points)}${full}`}</View>
}

function SectionCard({ index, part, recordsOf }: IndexSectionsProps & { readonly part: SheetPart }) {
  const [all, setAll] = useState(false)
  const speaking = part.items.filter(saysSomething)
  const silent = part.items.length - speaking.length
  const shown = all || speaking.length === 0 ? part.items : speaking
  if (part.items.length === 0) {
    return (
      <Card>
        <Cell title="合计，不列明细" />
      </Card>
    )
  }
  if (speaking.length === 0 && !all) {
    return (
      <Card>
        <Cell
          title={nothingIn(part.items)}
          note={`共 ${part.items.length} 项`}
          id={`all-${part.id}`}
          onPress={() => setAll(true)}
        />
      </Card>
    )
  }
  return (
    <Card>
      {shown.map((item) => (
        <ItemRow key={item.id} index={index} item={item} recordsOf={recordsOf} />
      ))}
      {!all && silent > 0 ? (
        <Cell title={`另有 ${silent} 项没有变化`} id={`all-${part.id}`} onPress={() => setAll(true)} />
      ) : null}
    </Card>
  )
}

/** A section in which nothing happened: full marks kept, nothing earned yet, or nothing taken off. */
function nothingIn(items: readonly SheetItem[]): string {
  if (items.some(({ kind }) => kind === 'held')) return '没有扣分'
  return items.some(({ kind }) => kind === 'earned') ? '还没有加分' : '没有扣减'
}

/** Whether an item is worth a row before anybody asks for all of them. */
function saysSomething({ kind, clauses, points }: SheetItem): boolean {
  return clauses.length > 0 || (kind === 'earned' && points !== '0.00')
}

function ItemRow({ index, item, recordsOf }: IndexSectionsProps & { readonly item: SheetItem }) {
  const [open, setOpen] = useState(false)
  const full = item.kind === 'held' || item.kind === 'earned' ? (item.limit ?? undefined) : undefined
  return (
    <ScoreRow
      id={`item-${item.id}`}
      title={item.label}
      {...(item.mark === null ? {} : { note: item.mark })}
      points={item.points}
      most={full}
      open={open}
      onToggle={() => setOpen(!open)}
    >
      <ItemLines index={index} item={item} recordsOf={recordsOf} />
    </ScoreRow>
  )
}
