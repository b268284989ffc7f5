import { View } from '@tarojs/components'
import type { Index } from '../../../app/index-sheet/index-types'
import { Bar, Card, SectionTitle, unsigned } from '../../../ui'

/** How the parts of a branch's index make the sum, at a look; each item stands below. */
export function BranchParts({ index: { sheet } }: { readonly index: Index }) {
  const parts = sheet.filter(({ items, total }) => items.length > 0 && total !== null)
  if (parts.length === 0) return null
  return (
    <>
      <SectionTitle title="各部分" note="得分 / 满分" />
      <Card padded>
        {parts.map(({ id, label, points, total }) => (
          <View key={id} className="part-row">
            <View className="part-row__label">{label}</View>
            <View className="part-row__bar">
              <Bar points={points} most={total ?? '0'} />
            </View>
            <View className="part-row__figure">{`${unsigned(points)} / ${(total ?? '').replace(/\.00$/, '')}`}</View>
          </View>
        ))}
      </Card>
    </>
  )
}
