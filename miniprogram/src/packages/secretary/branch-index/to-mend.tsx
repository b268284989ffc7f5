import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Index } from '../../../app/index-sheet/index-types'
import { atStake, sumOf } from '../../../app/index-sheet/reckon'
import { writtenChange } from '../../../app/written-change'
import { asNumber, Button, Card, Cell, Gain, SectionTitle, unsigned } from '../../../ui'

/** As many as one looks through at once; the rest comes when it is asked for. */
const AT_FIRST = 6

/** What can still be gained, and what the year's end will take if nothing is done, the most first. */
export function ToMend({ index }: { readonly index: Index }) {
  const [all, showAll] = useState(false)
  const steps = index.next?.steps ?? []
  const due = index.lines
    .flatMap((line) => (line.pending?.startsWith('-') ? [{ ...line, pending: line.pending }] : []))
    .sort((one, other) => asNumber(one.pending) - asNumber(other.pending))
  const shown = all ? due : due.slice(0, AT_FIRST)
  return (
    <>
      {steps.length === 0 ? null : (
        <>
          <SectionTitle title="接下来补什么" note={`能得 ${sumOf(steps.map(({ gain }) => gain))}`} />
          <Card>
            {steps.map(({ clause, label, from, to, gain }) => (
              <Cell
                key={clause}
                icon="trend"
                title={label}
                note={writtenChange(from, to)}
                value={<Gain points={gain} />}
              />
            ))}
          </Card>
        </>
      )}
      {due.length === 0 ? null : (
        <>
          <SectionTitle title="期末见分晓，别丢分" note={`${due.length} 项，${unsigned(atStake(index))}`} />
          <Card id="at-stake">
            {shown.map(({ clause, label, facts, pending }) => (
              <Cell key={clause} icon="clock" title={label} note={facts} value={<Gain points={pending} />} />
            ))}
          </Card>
          {due.length > shown.length ? (
            <View>
              <Button look="quiet" wide id="more-at-stake" onPress={() => showAll(true)}>
                {`看其余 ${due.length - shown.length} 项`}
              </Button>
            </View>
          ) : null}
        </>
      )}
    </>
  )
}
