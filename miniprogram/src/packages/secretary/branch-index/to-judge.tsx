import type { Index } from '../../../app/index-sheet/index-types'
import { Card, Cell, SectionTitle } from '../../../ui'

/** What the roster shows and only an assessor can decide: nothing is taken off by it. */
export function ToJudge({ proposed }: { readonly proposed: Index['proposed'] }) {
  if (proposed.length === 0) return null
  return (
    <>
      <SectionTitle title="名册上的情况，待认定" note="不自动计分" />
      <Card id="to-judge">
        {proposed.map(({ clause, provision, label, target, cite, have, least, members }) => (
          <Cell
            key={`${clause} ${provision}`}
            icon="people"
            title={label}
            note={`${target}：应有 ${least}，名册上有 ${have}（党员 ${members} 人）。${cite}`}
          />
        ))}
      </Card>
    </>
  )
}
