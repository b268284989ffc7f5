import { View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '../../../app/go'
import type { Me } from '../../../state/session'
import { useOrganisationIndex } from '../../../state/use-index'
import { Card, Icon, Press, StandingBar, StandingTag, unsigned } from '../../../ui'
import type { Organ } from './count-standings'
import { percent } from './distribution'

/** Organs with how their branches stand; each opens in place to its branches and what they lack. */
export function OrganTable({ me, groups }: { readonly me: Me; readonly groups: readonly Organ[] }) {
  const [opened, setOpened] = useState<readonly string[]>(groups.length === 1 ? groups.map(({ id }) => id) : [])
  return (
    <Card id="organs">
      <View className="organ organ--head">
        <View className="organ__name">单位</View>
        <View className="organ__number">支部</View>
        <View className="organ__number organ__people">党员</View>
        <View className="organ__bar">等次分布</View>
        <View className="organ__share">达标率</View>
      </View>
      {groups.map((organ) => {
        const on = opened.includes(organ.id)
        const toggle = () => setOpened(on ? opened.filter((id) => id !== organ.id) : [...opened, organ.id])
        return (
          <View key={organ.id} className="organ-group">
            <Press className="organ" id={`organ-${organ.id}`} on={on} onPress={toggle}>
              <View className="organ__name">
                <Icon name={on ? 'down' : 'right'} size="tiny" />
                <View>{organ.name}</View>
              </View>
              <View className="organ__number">{organ.branches.length}</View>
              <View className="organ__number organ__people">{organ.members}</View>
              <View className="organ__bar">
                <StandingBar parts={organ.counts} />
              </View>
              <View className="organ__share">{percent(organ.metShare, 1)}</View>
            </Press>
            {on ? organ.branches.map((branch) => <Branch key={branch.branchId} me={me} branch={branch} />) : null}
          </View>
        )
      })}
    </Card>
  )
}

function Branch({ me, branch }: { readonly me: Me; readonly branch: Organ['branches'][number] }) {
  const { branchId, name, standing, members } = branch
  const { data, error } = useOrganisationIndex(me, branchId)
  const index = data?.items.find(({ ruleset }) => ruleset === branch.ruleset)
  const see = () => open('/packages/secretary/branch-index/index', { organisationId: branchId, name })
  return (
    <Press className="branch-line" id={`branch-${branchId}`} role="link" onPress={see}>
      <View className="branch-line__name">
        <View>{name}</View>
        {members === null ? null : <View className="words-note">{`${members} 人`}</View>}
      </View>
      <View className="branch-line__standing">{standing === null ? null : <StandingTag standing={standing} />}</View>
      <View className="branch-line__gap">{error ? '没有读到缺口' : gapOf(index)}</View>
      <View className="branch-line__total">{index === undefined ? '' : unsigned(index.total)}</View>
      <Icon name="right" size="tiny" />
    </Press>
  )
}

type Index = NonNullable<ReturnType<typeof useOrganisationIndex>['data']>['items'][number]

const MOST_STEPS = 2

/** What a branch lacks for the next standing, in a line. */
function gapOf(index: Index | undefined): string {
  if (index === undefined) return '…'
  const { next } = index
  // Nothing above: the highest there is, or a veto that no points undo.
  if (next === null) return index.flags.some((flag) => /^veto(:|$)/.test(flag)) ? '一票否决' : ''
  const steps = (next.steps ?? []).slice(0, MOST_STEPS).map(({ label }) => label)
  return [`距${next.standing}差 ${next.missing}`, ...(steps.length === 0 ? [] : [steps.join('、')])].join('：')
}
