import { View } from '@tarojs/components'
import { useState } from 'react'
import { personClasses } from '../../../../shared/people/person'
import { firstTab, open, start } from '../../app/go'
import { Page } from '../../app/page'
import { logOut, type Me } from '../../state/session'
import { say } from '../../state/snackbar'
import { chooseView, viewsOf, type View as WorkingView } from '../../state/views'
import { Card, Cell, Dialog, SectionTitle } from '../../ui'
import { Looks } from './looks'
import { ReminderChoice } from './reminder-choice'

export default function Mine() {
  return (
    <Page title="我的" desk="at-work">
      {(me, view) => <Content me={me} view={view} />}
    </Page>
  )
}

function Content({ me, view }: { readonly me: Me; readonly view: WorkingView }) {
  const [leaving, setLeaving] = useState(false)
  const views = viewsOf(me)
  return (
    <>
      <Card padded>
        <View className="words-figure">{me.name}</View>
        <View className="words-note">{`${view.organisationName} · ${personClasses[me.class]}`}</View>
        <View className="words-note">{me.city.name}</View>
      </Card>
      {views.length > 1 ? (
        <>
          <SectionTitle title="身份" note="换一个身份，看到的页面不同" />
          <Card>
            {views.map((other) => (
              <Cell
                key={other.key}
                id={`view-${other.kind}`}
                icon={other.kind === 'member' ? 'person' : other.kind === 'secretary' ? 'branch' : 'tree'}
                title={other.title}
                note={other.organisationName}
                {...(other.key === view.key ? { value: '正在用' } : {})}
                onPress={() => {
                  chooseView(other)
                  say(`现在以“${other.title}”的身份看`)
                  start(firstTab(me))
                }}
              />
            ))}
          </Card>
        </>
      ) : null}
      <SectionTitle title="我能看、能说的" />
      <Card>
        <Cell icon="notice" title="通报" id="notices" onPress={() => open('/pages/notices/index')} />
        <Cell
          icon="speech"
          title="意见与答复"
          note="提了就有答复"
          id="complaints"
          onPress={() => open('/pages/complaints/index')}
        />
        <Cell
          icon="calendar"
          title="我的党费"
          note="每个月交没交、哪天交的"
          id="my-dues"
          onPress={() => open('/pages/my-dues/index')}
        />
        <Cell
          icon="doc"
          title="我的资料"
          note="全部资料、谁看过，可以导出"
          id="my-data"
          onPress={() => open('/pages/my-data/index')}
        />
      </Card>
      <ReminderChoice />
      <Looks />
      <Card>
        <Cell icon="lock" title="退出登录" id="log-out" onPress={() => setLeaving(true)} />
      </Card>
      <Dialog
        open={leaving}
        title="退出登录？"
        act="退出"
        onAct={() => void logOut()}
        onClose={() => setLeaving(false)}
      >
        已提交的记录都在，再登录就能看到。填了一半没有提交的，会从这台手机上清掉。
      </Dialog>
    </>
  )
}
