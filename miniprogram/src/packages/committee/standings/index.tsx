import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../../api/client'
import { allPages } from '../../../app/all-pages'
import { AnswerOf } from '../../../app/answer-of'
import { ErrorLine } from '../../../app/error-line'
import { Page } from '../../../app/page'
import type { Me } from '../../../state/session'
import { say } from '../../../state/snackbar'
import { useAnswer } from '../../../state/use-answer'
import { useDoing } from '../../../state/use-doing'
import { writtenDay } from '../../../state/written-day'
import { Button, EmptyState, Segmented } from '../../../ui'
import { countStandings, groupByOrgan, type Standing } from './count-standings'
import { Distribution } from './distribution'
import { OrganTable } from './organ-table'
import './index.scss'

/** Where the branches in reach stand, organ by organ; no places, and no points beside one another. */
export default function Standings() {
  return (
    <Page title="等次" desk>
      {(me) => <Content me={me} />}
    </Page>
  )
}

function Content({ me }: { readonly me: Me }) {
  const year = me.today.slice(0, 4)
  const asked = useAnswer(`standings/${year}`, () =>
    allPages((cursor) =>
      api.listStandings({
        query: { subject: 'branch', year, limit: '100', ...(cursor === undefined ? {} : { cursor }) },
      }),
    ),
  )
  const organisations = useAnswer('organisations', () => api.listOrganisations({ query: { limit: '500' } }))
  return (
    <AnswerOf asked={asked} rows={6}>
      {(standings) => (
        <AnswerOf asked={organisations} rows={6}>
          {({ items }) =>
            standings.length === 0 ? (
              <EmptyState icon="scale" title="今年还没有等次" note="工委采用支部规则后，这里有各支部的等次。" />
            ) : (
              <Overview me={me} standings={standings} organisations={items} />
            )
          }
        </AnswerOf>
      )}
    </AnswerOf>
  )
}

interface OverviewProps {
  readonly me: Me
  readonly standings: readonly Standing[]
  readonly organisations: Parameters<typeof groupByOrgan>[1]
}

function Overview({ me, standings, organisations }: OverviewProps) {
  const rulesets = [...new Set(standings.map(({ ruleset }) => ruleset))]
  const [chosen, choose] = useState(rulesets[0] ?? '')
  const shown = standings.filter(({ ruleset }) => ruleset === chosen)
  const groups = groupByOrgan(shown, organisations)
  const asOf = shown.map((one) => one.asOf).sort()[shown.length - 1] ?? ''
  return (
    <View className="desk-grid">
      {rulesets.length > 1 ? (
        <Segmented
          id="ruleset"
          options={rulesets.map((ruleset, at) => ({ key: ruleset, label: `规则 ${at + 1}` }))}
          chosen={chosen}
          onChoose={choose}
        />
      ) : null}
      <View className="standings-head">
        <View className="words-note">{`${me.today.slice(0, 4)} 年度 · 截至 ${writtenDay(asOf, me.today)}，测算`}</View>
        <Export year={Number(me.today.slice(0, 4))} />
      </View>
      <Distribution counts={countStandings(shown)} total={shown.length} />
      <OrganTable me={me} groups={groups} />
      <View className="words-fine">
        支部只按等次列出，不排名。达标率低的单位在前，便于先帮；展开能看到每个支部还差什么。
      </View>
    </View>
  )
}

/** Has the table of standings made as a file. */
function Export({ year }: { readonly year: number }) {
  const doing = useDoing()
  const make = () =>
    doing.run(async () => {
      await api.exportStandings({ body: { year } })
      say('正在制作等次表，做好后在“办理”的文件里下载')
    })
  return (
    <View>
      <Button look="secondary" inline id="export" busy={doing.busy} onPress={() => void make()}>
        导出等次表
      </Button>
      <ErrorLine error={doing.error} />
    </View>
  )
}
