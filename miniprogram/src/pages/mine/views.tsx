import { firstTab, start } from '../../app/go'
import type { Me } from '../../state/session'
import { say } from '../../state/snackbar'
import { chooseView, type ViewKind, viewsOf, type View as WorkingView } from '../../state/views'
import { Card, Cell, type IconName, SectionTitle, Tag } from '../../ui'

const ICONS: Readonly<Record<ViewKind, IconName>> = { member: 'person', secretary: 'branch', committee: 'tree' }

/** The places from which one works, where there is more than one: a press goes to another. */
export function Views({ me, view }: { readonly me: Me; readonly view: WorkingView }) {
  const views = viewsOf(me)
  if (views.length < 2) return null
  const choose = (other: WorkingView) => {
    chooseView(me, other)
    say(`现在以“${other.title}”的身份看`)
    start(firstTab(me))
  }
  return (
    <>
      <SectionTitle title="身份" note="换一个身份，看到的页面不同" />
      <Card>
        {views.map((other) => {
          const on = other.key === view.key
          return (
            <Cell
              key={other.key}
              id={`view-${other.kind}`}
              icon={ICONS[other.kind]}
              title={other.title}
              note={other.organisationName}
              {...(on ? { value: <Tag look="approved" icon="check" label="正在用" /> } : {})}
              onPress={on ? undefined : () => choose(other)}
            />
          )
        })}
      </Card>
    </>
  )
}
