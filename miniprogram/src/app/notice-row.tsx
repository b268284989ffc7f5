import type { contract } from '../../../shared/contract/contract'
import type { AnswerOf } from '../../../shared/contract/endpoint'
import type { Me } from '../state/session'
import { dayOf, writtenDay } from '../state/written-day'
import { Cell, Parts, Tag } from '../ui'
import { open } from './go'

type ListedNotice = AnswerOf<typeof contract.listNotices>['items'][number]

/** A notice in a list; leads to its reading page. */
export function NoticeRow({ me, notice }: { readonly me: Me; readonly notice: ListedNotice }) {
  const { id, title, organisationName, publishedAt, state } = notice
  const day = publishedAt === null ? [] : [writtenDay(dayOf(publishedAt), me.today)]
  return (
    <Cell
      id={`notice-${id}`}
      icon="notice"
      title={title}
      note={<Parts of={[organisationName, ...day]} />}
      {...(state === 'corrected' || state === 'withdrawn'
        ? { value: <Tag look="draft" icon="undo" label={state === 'corrected' ? '已更正' : '已撤回'} /> }
        : {})}
      onPress={() => open('/pages/notice/index', { id })}
    />
  )
}
