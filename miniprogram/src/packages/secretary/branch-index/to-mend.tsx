import type { Index } from '../../../app/index-sheet/index-types'
import { atStake, sumOf } from '../../../app/index-sheet/reckon'
import { Card, Cell, Gain, SectionTitle, unsigned } from '../../../ui'

/** What can still be gained, and what the year's end will take if nothing is done. */
export function ToMend({ index }: { readonly index: Index }) {
  const steps = index.next?.steps ?? []
  const due = index.lines.filter(({ pending }) => pending?.startsWith('-'))
  return (
    <>
      {steps.length === 0 ? null : (
        <>
          <SectionTitle title="接下来补什么" note={`能得 ${sumOf(steps.map(({ gain }) => gain))}`} />
          <Card>
            {steps.map(({ clause, label, from, to, gain }) => (
              <Cell key={clause} icon="trend" title={label} note={`${from} → ${to}`} value={<Gain points={gain} />} />
            ))}
          </Card>
        </>
      )}
      {due.length === 0 ? null : (
        <>
          <SectionTitle title="期末见分晓，别丢分" note={unsigned(atStake(index))} />
          <Card>
            {due.map(({ clause, label, facts, pending }) => (
              <Cell key={clause} icon="clock" title={label} note={facts} value={<Gain points={pending ?? '0.00'} />} />
            ))}
          </Card>
        </>
      )}
    </>
  )
}
