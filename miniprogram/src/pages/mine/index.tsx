import { View } from '@tarojs/components'
import { useState } from 'react'
import { personClasses } from '../../../../shared/people/person'
import { open } from '../../app/go'
import { Page } from '../../app/page'
import { logOut, type Me } from '../../state/session'
import type { View as WorkingView } from '../../state/views'
import { Card, Cell, type CellProps, Dialog, Parts } from '../../ui'
import { Looks } from './looks'
import { ReminderChoice } from './reminder-choice'
import { Views } from './views'

/** What anybody may look into, whatever their post; the id names the page too. */
const WAYS: readonly (Pick<CellProps, 'icon' | 'title' | 'note'> & { readonly id: string })[] = [
  { id: 'notices', icon: 'notice', title: '通报', note: '本市和本单位发布的' },
  { id: 'complaints', icon: 'speech', title: '意见与答复', note: '提了就有答复' },
  { id: 'my-dues', icon: 'calendar', title: '我的党费', note: '每个月交没交、哪天交的' },
  { id: 'my-data', icon: 'doc', title: '我的资料', note: '全部资料、谁看过，可以导出' },
]

export default function Mine() {
  return (
    <Page title="我的" desk="at-work">
      {(me, view) => (
        <View className="desk-column">
          <Who me={me} view={view} />
          <Views me={me} view={view} />
          <Card>
            {WAYS.map((way) => (
              <Cell key={way.id} {...way} onPress={() => open(`/pages/${way.id}/index`)} />
            ))}
          </Card>
          <ReminderChoice />
          <Looks />
          <LogOut />
        </View>
      )}
    </Page>
  )
}

function Who({ me, view }: { readonly me: Me; readonly view: WorkingView }) {
  return (
    <Card padded>
      <View className="words-figure">{me.name}</View>
      <View className="words-note">
        <Parts of={[view.organisationName, personClasses[me.class], me.city.name].filter((part) => part !== '')} />
      </View>
    </Card>
  )
}

function LogOut() {
  const [leaving, setLeaving] = useState(false)
  return (
    <>
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
