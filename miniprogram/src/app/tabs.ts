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

const tabs: Readonly<Record<ViewKind, readonly Tab[]>> = {
  member: [home, records, myIndex, mine],
  secretary: [branch, mine],
  committee: [mine],
}

/** The tabs of a view, without those that its holder may not use. */
export function tabsOf(me: Me, view: View): readonly Tab[] {
  return tabs[view.kind].filter(({ needs }) => needs === undefined || me.actions.includes(needs))
}
