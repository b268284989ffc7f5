import { chooseAppearance, typeSizes, useAppearance } from '../../state/appearance'
import { Card, Chips, Field, SectionTitle, Segmented } from '../../ui'

const SCHEMES = [
  { key: 'system', label: '自动' },
  { key: 'light', label: '浅色' },
  { key: 'dark', label: '深色' },
] as const

/** How large the type is and whether the ground is dark: the phone's own setting, or the reader's. */
export function Looks() {
  const { choice } = useAppearance()
  const sizes = [
    { key: 'system', label: '自动' },
    ...typeSizes.map(({ type, label }) => ({ key: String(type), label })),
  ]
  return (
    <>
      <SectionTitle title="字号与深浅" />
      <Card>
        <Field label="字有多大" help="自动：和手机一样">
          <Chips
            id="type"
            options={sizes}
            chosen={choice.type === undefined ? 'system' : String(choice.type)}
            onChoose={(key) => chooseAppearance({ ...choice, type: key === 'system' ? undefined : Number(key) })}
          />
        </Field>
        <Field label="浅色还是深色">
          <Segmented
            id="scheme"
            options={SCHEMES}
            chosen={choice.scheme ?? 'system'}
            onChoose={(key) => chooseAppearance({ ...choice, scheme: key === 'system' ? undefined : key })}
          />
        </Field>
      </Card>
    </>
  )
}
