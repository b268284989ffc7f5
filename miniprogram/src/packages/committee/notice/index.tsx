import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { noticeStates, OPEN_STATES } from '../../../../../shared/notices/notice-states'
import { api } from '../../../api/client'
import { AnswerOf } from '../../../app/answer-of'
import { NoticeTag } from '../../../app/notice-tag'
import { Page } from '../../../app/page'
import { useAnswer } from '../../../state/use-answer'
import { writtenInstant } from '../../../state/written-day'
import { EmptyState, Strip } from '../../../ui'
import { Blocks } from './blocks'
import { Checks } from './checks'
import { Editor } from './editor'
import { FigureSheet } from './figure-sheet'
import type { Figure, Notice } from './notice-types'
import { Steps } from './steps'
import './index.scss'

/** One notice at its keeper's desk: words to edit, figures to annotate, checks, publishing. */
export default function NoticePage() {
  const { noticeId } = useRouter().params
  return (
    <Page title="通报" pushed desk>
      {(me) =>
        noticeId === undefined ? (
          <EmptyState icon="notice" title="没有这份通报" />
        ) : (
          <Content id={noticeId} today={me.today} />
        )
      }
    </Page>
  )
}

function Content({ id, today }: { readonly id: string; readonly today: string }) {
  const asked = useAnswer(`notices/one/${id}`, () => api.readNotice({ params: { noticeId: id } }))
  return (
    <AnswerOf asked={asked} rows={6}>
      {(notice) => <Desk notice={notice} today={today} />}
    </AnswerOf>
  )
}

function Desk({ notice, today }: { readonly notice: Notice; readonly today: string }) {
  const [figure, show] = useState<Figure>()
  const [editing, edit] = useState(false)
  const open = notice.mayKeep && OPEN_STATES.includes(notice.state)
  return (
    <View className="notice-desk">
      <View className="notice-desk__paper">
        <View className="notice-desk__head">
          <NoticeTag state={notice.state} />
          <View className="words-note">{`数字取自 ${writtenInstant(notice.drawnAt, today)}`}</View>
        </View>
        {notice.withdrawnReason === null ? null : (
          <Strip look="caution">{`${noticeStates.withdrawn}：${notice.withdrawnReason}`}</Strip>
        )}
        {editing && open ? (
          <Editor notice={notice} onFigure={show} onEnd={() => edit(false)} />
        ) : (
          <Blocks title={notice.title} blocks={notice.blocks} figures={notice.figures} onFigure={show} />
        )}
        {notice.chainHead === null ? null : (
          <View className="words-fine">
            {`${notice.publishedByName ?? ''}签发 · 审计封存第 ${notice.sealNumber ?? ''} 号 · 校验码 ${notice.chainHead.slice(0, 16)}…`}
          </View>
        )}
      </View>
      <View className="notice-desk__side">
        {notice.mayKeep ? <Steps notice={notice} editing={editing} onEdit={() => edit(true)} /> : null}
        {open ? <Checks notice={notice} /> : null}
      </View>
      <FigureSheet notice={notice} figure={figure} today={today} onClose={() => show(undefined)} />
    </View>
  )
}
