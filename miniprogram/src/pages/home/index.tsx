import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { AnswerOf } from '../../app/answer-of'
import { firstTab, start } from '../../app/go'
import { Page } from '../../app/page'
import type { Me } from '../../state/session'
import { useMyIndex } from '../../state/use-index'
import { chooseView, viewsOf, type View as WorkingView } from '../../state/views'
import { ActionSheet, EmptyState, Icon, Press, Skeleton } from '../../ui'
import { IndexCard } from './index-card'
import { LatestNotice } from './latest-notice'
import { Reminders } from './reminders'
import { Shortcuts } from './shortcuts'
import { ToDo } from './to-do'

export default function Home() {
  return (
    <Page title="先锋堡垒">
      {(me, view) => (view.kind === 'member' ? <Content me={me} view={view} /> : <ToWork me={me} />)}
    </Page>
  )
}

/** Here the app opens for everybody; who stands in a post goes on to where its work is. */
function ToWork({ me }: { readonly me: Me }) {
  useEffect(() => start(firstTab(me)), [me])
  return <Skeleton rows={4} />
}

function Content({ me, view }: { readonly me: Me; readonly view: WorkingView }) {
  const asked = useMyIndex(me)
  return (
    <>
      <Who me={me} view={view} />
      <AnswerOf asked={asked} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="index" title="今年还没有指数" note="有了审核通过的记录，这里就有你的先锋指数。" />
          ) : (
            items.map((index) => <IndexCard key={index.ruleset} index={index} />)
          )
        }
      </AnswerOf>
      <Shortcuts />
      <Reminders me={me} />
      <ToDo me={me} />
      <LatestNotice me={me} />
      <View className="words-fine">
        指数由已审核的记录按规则算出，供支部参考。年度等次由民主评议决定，不在党员之间排名。
      </View>
    </>
  )
}

function Who({ me, view }: { readonly me: Me; readonly view: WorkingView }) {
  const [choosing, setChoosing] = useState(false)
  const views = viewsOf(me)
  const choose = (key: string) => {
    setChoosing(false)
    const chosen = views.find((other) => other.key === key)
    if (chosen && chosen.key !== view.key) chooseView(me, chosen)
  }
  return (
    <View className="who">
      <View className="who__name">
        <View className="words-strong">{me.name}</View>
        <View className="words-note">{view.organisationName}</View>
      </View>
      {views.length > 1 ? (
        <Press className="who__view" id="choose-view" onPress={() => setChoosing(true)}>
          {view.title}
          <Icon name="down" size="tiny" />
        </Press>
      ) : null}
      <ActionSheet
        open={choosing}
        title="换一个身份"
        actions={views.map(({ key, title, organisationName }) => ({ key, label: title, note: organisationName }))}
        chosen={view.key}
        onChoose={choose}
        onClose={() => setChoosing(false)}
      />
    </View>
  )
}
