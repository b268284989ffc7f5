import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { AnswerOf } from '../../../app/answer-of'
import { IndexSections } from '../../../app/index-sheet/index-sections'
import { Page } from '../../../app/page'
import type { Me } from '../../../state/session'
import { useOrganisationIndex } from '../../../state/use-index'
import type { View as WorkingView } from '../../../state/views'
import { writtenDate } from '../../../state/written-day'
import { EmptyState } from '../../../ui'
import { BranchHead } from './branch-head'
import { BranchParts } from './branch-parts'
import { ToJudge } from './to-judge'
import { ToMend } from './to-mend'

/** A branch's index: the caller's own, or the one that `organisationId` in the address names. */
export default function BranchIndex() {
  const { organisationId, name } = useRouter().params
  const title = name === undefined ? '支部堡垒指数' : decodeURIComponent(name)
  return (
    <Page title={title} pushed={organisationId !== undefined} desk>
      {(me, view) => <Content me={me} view={view} organisationId={organisationId ?? view.organisationId} />}
    </Page>
  )
}

interface ContentProps {
  readonly me: Me
  readonly view: WorkingView
  readonly organisationId: string | null
}

function Content({ me, view, organisationId }: ContentProps) {
  const asked = useOrganisationIndex(me, organisationId)
  if (organisationId === null)
    return <EmptyState icon="branch" title="没有编入支部" note="编入支部后，这里有支部的指数。" />
  return (
    <AnswerOf asked={asked} rows={6}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="branch" title="今年还没有指数" note="工委采用规则后，这里有每一分的来历。" />
        ) : (
          items.map((index) => (
            <View key={index.ruleset} className="page__part">
              <BranchHead
                index={index}
                name={organisationId === view.organisationId ? view.organisationName : ''}
                today={me.today}
              />
              <ToMend index={index} />
              <ToJudge proposed={index.proposed} />
              <BranchParts index={index} />
              <IndexSections index={index} recordsOf={undefined} />
              <View className="words-fine">{`规则：${index.title}，${writtenDate(index.version)}版 · 测算分，等次以评定为准。`}</View>
            </View>
          ))
        )
      }
    </AnswerOf>
  )
}
