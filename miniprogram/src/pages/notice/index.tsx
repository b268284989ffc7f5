import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../api/client'
import { AnswerOf } from '../../app/answer-of'
import { open, useParameters } from '../../app/go'
import { Page } from '../../app/page'
import type { Me } from '../../state/session'
import { useAnswer } from '../../state/use-answer'
import { dayOf, writtenDay } from '../../state/written-day'
import { Card, Cell, Parts, Strip } from '../../ui'
import { Blocks } from './blocks'
import type { WholeNotice } from './whole-notice'

/** A notice as it was published, with where each figure comes from. */
export default function Notice() {
  const { id = '' } = useParameters()
  return (
    <Page title="通报" pushed>
      {(me) => <Content me={me} noticeId={id} />}
    </Page>
  )
}

function Content({ me, noticeId }: { readonly me: Me; readonly noticeId: string }) {
  const asked = useAnswer(`notices/one/${noticeId}`, () => api.readNotice({ params: { noticeId } }))
  return (
    <AnswerOf asked={asked} rows={6}>
      {(notice) => (
        <>
          <Standing notice={notice} />
          <Card padded>
            <View className="reading">
              <View>
                <View className="reading__title">{notice.title}</View>
                <View className="reading__number">
                  <Parts of={bylineOf(notice, me.today)} />
                </View>
              </View>
              <Blocks notice={notice} />
            </View>
          </Card>
          <Proof notice={notice} me={me} />
        </>
      )}
    </AnswerOf>
  )
}

function bylineOf({ organisationName, publishedByName, publishedAt }: WholeNotice, today: string): string[] {
  return [
    organisationName,
    ...(publishedByName === null ? [] : [`签发 ${publishedByName}`]),
    ...(publishedAt === null ? [] : [writtenDay(dayOf(publishedAt), today)]),
  ]
}

/** What became of a notice since it was published. */
function Standing({ notice: { state, withdrawnReason, correctedById, correctsId } }: { readonly notice: WholeNotice }) {
  const other = correctedById ?? correctsId
  return (
    <>
      {state === 'withdrawn' ? (
        <Strip look="caution">{`这份通报已撤回${withdrawnReason === null ? '' : `：${withdrawnReason}`}`}</Strip>
      ) : null}
      {other === null ? null : (
        <Card>
          <Cell
            icon="compare"
            title={correctedById === null ? '这份通报更正了前一份' : '这份通报已被更正'}
            note={correctedById === null ? '看被更正的那份' : '看更正后的'}
            id="other-notice"
            onPress={() => open('/pages/notice/index', { id: other })}
          />
        </Card>
      )}
    </>
  )
}

/** Where the figures come from and what seals them. */
function Proof({ notice, me }: { readonly notice: WholeNotice; readonly me: Me }) {
  const [shown, setShown] = useState(false)
  const { figures, drawnAt, rulesetTitles, chainHead, sealNumber } = notice
  const annotated = figures.filter(({ annotations }) => annotations.length > 0)
  return (
    <>
      {annotated.length === 0 ? null : (
        <Card>
          {annotated.flatMap(({ name, label, annotations }) =>
            annotations.map(({ text, at }) => (
              <Cell
                key={`${name}${at}`}
                icon="edit"
                title={`${label}：${text}`}
                note={`加注 · ${writtenDay(dayOf(at), me.today)}`}
              />
            )),
          )}
        </Card>
      )}
      <Card>
        <Cell
          icon="shield"
          title="每个数字都可核验"
          note={
            <>
              <View>{`取数于${writtenDay(dayOf(drawnAt), me.today)}`}</View>
              {rulesetTitles.map((title) => (
                <View key={title}>{`规则 ${title}`}</View>
              ))}
              {chainHead === null ? null : (
                <View>{`审计链 ${chainHead.slice(0, 8)}…${chainHead.slice(-8)}${sealNumber === null ? '' : ` · 第 ${sealNumber} 次封存`}`}</View>
              )}
            </>
          }
          id="proof"
          onPress={() => setShown(!shown)}
        />
        {shown
          ? figures.map(({ name, label, text, definition }) => (
              <Cell key={name} title={`${label} ${text}`} note={definition} />
            ))
          : null}
        <Cell
          icon="speech"
          title="对本通报有意见"
          id="object"
          onPress={() => open('/pages/complaint/index', { about: notice.title })}
        />
      </Card>
    </>
  )
}
