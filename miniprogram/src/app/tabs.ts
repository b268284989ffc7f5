import type { Action } from '../../../shared/access/actions'
import type { Me } from '../state/session'
import type { View, ViewKind } from '../state/views'
import type { TabItem } from '../ui'

/** A page that a role reaches from everywhere; the key is its path. */
interface Tab extends TabItem {
  /** shown only to who may do it */
  readonly needs?: Action
}

const home: Tab = { key: '/pages/home/index', label: '首页', icon: 'home' }
const records: Tab = { key: '/pages/records/index', label: '记录', icon: 'records' }
const myIndex: Tab = { key: '/pages/my-index/index', label: '指数', icon: 'index' }
const mine: Tab = { key: '/pages/mine/index', label: '我的', icon: 'person' }
const branch: Tab = {
  key: '/packages/secretary/branch-index/index',
  label: '支部',
  icon: 'branch',
  needs: 'index.read',
}

const approvals: Tab = {
  key: '/packages/secretary/approvals/index',
  label: '待审',
  icon: 'check',
  needs: 'record.approve',
}
const activities: Tab = {
  key: '/packages/secretary/activities/index',
  label: '活动',
  icon: 'calendar',
  needs: 'activity.read',
}
const standings: Tab = {
  key: '/packages/committee/standings/index',
  label: '等次',
  icon: 'scale',
  needs: 'standings.read',
}
const notices: Tab = { key: '/packages/committee/notices/index', label: '通报', icon: 'notice', needs: 'notice.keep' }
const roster: Tab = { key: '/packages/committee/roster/index', label: '名册', icon: 'people', needs: 'people.keep' }
const office: Tab = { key: '/packages/committee/office/index', label: '办理', icon: 'task', needs: 'standings.read' }

const tabs: Readonly<Record<ViewKind, readonly Tab[]>> = {
  member: [home, records, myIndex, mine],
  secretary: [approvals, activities, branch, mine],
  committee: [standings, notices, roster, office, mine],
}

/** The tabs of a view, without those that its holder may not use. */
export function tabsOf(me: Me, view: View): readonly Tab[] {
  return tabs[view.kind].filter(({ needs }) => needs === undefined || me.actions.includes(needs))
}
