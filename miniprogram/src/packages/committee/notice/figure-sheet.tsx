import { View } from '@tarojs/components'
import { useState } from 'react'
import { OPEN_STATES, READABLE_STATES } from '../../../../../shared/notices/notice-states'
import { api } from '../../../api/client'
import { ErrorLine } from '../../../app/error-line'
import { outdate } from '../../../state/answers'
import { say } from '../../../state/snackbar'
import { useDoing } from '../../../state/use-doing'
import { writtenInstant } from '../../../state/written-day'
import { Button, Popup, TextField } from '../../../ui'
import type { Figure, Notice } from './notice-types'

const SOURCES: Readonly<Record<Figure['source']['from'], string>> = {
  organisations: '组织',
  activities: '活动',
  records: '记录',
  scores: '指数',
  duties: '应做之事',
}

interface FigureSheetProps {
  readonly notice: Notice
  readonly figure: Figure | undefined
  readonly today: string
  readonly onClose: () => void
}

/** What a figure counts and where it comes from. It cannot be rewritten, only annotated. */
export function FigureSheet({ notice, figure, today, onClose }: FigureSheetProps) {
  const [text, setText] = useState('')
  const doing = useDoing()
  const mayAnnotate = notice.mayKeep && (OPEN_STATES.includes(notice.state) || READABLE_STATES.includes(notice.state))
  const annotate = async () => {
    if (figure === undefined) return
    const done = await doing.run(async () => {
      const body = { revision: notice.revision, figure: figure.name, text: text.trim() }
      await api.annotateFigure({ params: { noticeId: notice.id }, body })
      say('已加注，数字没有变')
      outdate('notices/')
    })
    if (!done) return
    setText('')
    onClose()
  }
  return (
    <Popup open={figure !== undefined} at="middle" label="数字的出处" onClose={onClose}>
      {figure === undefined ? null : (
        <View className="dialog">
          <View className="dialog__title">{`${figure.label}　${figure.text}`}</View>
          <View className="dialog__body">
            <View>{figure.definition}</View>
            <View className="words-note">
              {`出自${SOURCES[figure.source.from]}，${writtenMonth(figure.source.month)}${ruleOf(notice, figure)} · 不能改写`}
            </View>
            {figure.annotations.map((annotation) => (
              <View key={annotation.at}>{`注：${annotation.text}（${writtenInstant(annotation.at, today)}）`}</View>
            ))}
            {mayAnnotate ? (
              <TextField id="annotation" label="加注" longest={100} value={text} onChange={setText} />
            ) : null}
            <ErrorLine error={doing.error} />
          </View>
          <View className="dialog__ways">
            <Button look="secondary" wide id="figure-close" onPress={onClose}>
              关上
            </Button>
            {mayAnnotate ? (
              <Button
                wide
                id="annotate"
                busy={doing.busy}
                disabled={text.trim() === ''}
                onPress={() => void annotate()}
              >
                加注
              </Button>
            ) : null}
          </View>
        </View>
      )}
    </Popup>
  )
}

function ruleOf({ rulesets, rulesetTitles }: Notice, { source: { ruleset } }: Figure): string {
  return ruleset === null ? '' : ` · ${rulesetTitles[rulesets.indexOf(ruleset)] ?? ruleset}`
}

/** @param month YYYY-MM */
function writtenMonth(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`
}
