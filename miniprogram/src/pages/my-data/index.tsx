import { View } from '@tarojs/components'
import { useState } from 'react'
import { type MyDataSection, myDataLabels } from '../../../../shared/people/my-data-labels'
import { api } from '../../api/client'
import { openFile } from '../../api/open-file'
import { sentenceOf } from '../../api/sentence-of'
import { AnswerOf } from '../../app/answer-of'
import { Page } from '../../app/page'
import { useAnswer } from '../../state/use-answer'
import { Button, Card, Cell, SectionTitle, Strip } from '../../ui'
import { onlyInFile } from './held-words'
import { valueInWords } from './value-in-words'

type Row = Readonly<Record<string, unknown>>

const MOST_ROWS = 20
const LABELS: Readonly<Record<string, { label: string; fields: Readonly<Record<string, string>> }>> = myDataLabels
/** What people look for first: who they are to the system, and who looked. */
const FIRST: readonly MyDataSection[] = ['profile', 'reads']

/** Everything that is held about oneself and who looked at it, with the way to take it along. */
export default function MyData() {
  return (
    <Page title="我的资料" pushed>
      {() => <Content />}
    </Page>
  )
}

function Content() {
  const asked = useAnswer('my/data', () => api.readMyData())
  return (
    <>
      <Export />
      <AnswerOf asked={asked} rows={6}>
        {(data) => {
          const rest = Object.keys(data).filter((name) => FIRST.every((first) => first !== name))
          const held = rest.filter((name) => (data[name]?.length ?? 0) > 0)
          const empty = rest.filter((name) => data[name]?.length === 0)
          return (
            <>
              {FIRST.map((name) => (
                <Section key={name} name={name} rows={data[name] ?? []} open />
              ))}
              <SectionTitle title="其余各项" note="点开看每一条" />
              {held.map((name) => (
                <Section key={name} name={name} rows={data[name] ?? []} open={false} />
              ))}
              <View className="words-fine">编号、校验码和各次得分的逐条依据，只列在导出的文件里。</View>
              {empty.length === 0 ? null : (
                <View className="words-fine">
                  {`这些栏目里没有你的资料：${empty.map((name) => LABELS[name]?.label ?? name).join('、')}。`}
                </View>
              )}
            </>
          )
        }}
      </AnswerOf>
    </>
  )
}

function Export() {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | undefined>()
  const take = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      await openFile('我的资料', await api.exportMyData())
    } catch (error) {
      setFailure(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <View className="words-fine">系统里关于你的全部资料都在这里，没有别的。有不对的，可以提意见，由支部更正。</View>
      <Button look="secondary" wide busy={busy} onPress={() => void take()} id="export">
        导出成一个文件
      </Button>
      {failure === undefined ? null : <Strip look="caution">{failure}</Strip>}
    </>
  )
}

interface SectionProps {
  readonly name: string
  readonly rows: readonly Row[]
  readonly open: boolean
}

function Section({ name, rows, open: openFirst }: SectionProps) {
  const [open, setOpen] = useState(openFirst)
  const label = LABELS[name]?.label ?? name
  // The newest are last in the answer, and first for a reader.
  const shown = [...rows].reverse().slice(0, MOST_ROWS)
  return (
    <Card id={`section-${name}`}>
      <Cell
        title={label}
        {...(openFirst && rows.length < 2 ? {} : { value: `${rows.length} 条` })}
        id={`open-${name}`}
        onPress={openFirst ? undefined : () => setOpen(!open)}
      />
      {open && rows.length === 0 ? (
        <View className="held words-note">{name === 'reads' ? '还没有别人看过。' : '没有。'}</View>
      ) : null}
      {open
        ? shown.map((row, at) => (
            <View key={String(at)} className="held">
              {name === 'reads' ? <Look row={row} /> : <Fields name={name} row={row} />}
            </View>
          ))
        : null}
      {open && rows.length > MOST_ROWS ? (
        <View className="held words-note">{`这里只列最近 ${MOST_ROWS} 条，全部 ${rows.length} 条在导出的文件里。`}</View>
      ) : null}
    </Card>
  )
}

/** One look at one's data, on a line: who, at what, when. */
function Look({ row }: { readonly row: Row }) {
  return (
    <View className="look">
      <View>{`${valueInWords('reader', row.reader)} 看了${valueInWords('what', row.what)}`}</View>
      <View className="words-note">{valueInWords('at', row.at)}</View>
    </View>
  )
}

function Fields({ name, row }: { readonly name: string; readonly row: Row }) {
  const labels = LABELS[name]?.fields ?? {}
  return (
    <View className="facts">
      {Object.entries(row).map(([field, value]) =>
        value === null || onlyInFile.has(field) ? null : (
          <View key={field} className="facts__row">
            <View className="facts__label">{labels[field] ?? field}</View>
            <View className="facts__value">{valueInWords(field, value)}</View>
          </View>
        ),
      )}
    </View>
  )
}
