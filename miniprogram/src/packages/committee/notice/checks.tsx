import { View } from '@tarojs/components'
import { AnswerOf } from '../../../app/answer-of'
import { Card, Cell, Icon, type IconName, SectionTitle, Tag, type TagProps } from '../../../ui'
import type { Notice } from './notice-types'
import { useChecks } from './use-checks'

type Outcome = 'passed' | 'to-handle' | 'blocking'

const LOOKS: Readonly<Record<Outcome, { readonly icon: IconName; readonly className: string }>> = {
  passed: { icon: 'check', className: 'check-mark check-mark--passed' },
  'to-handle': { icon: 'alert', className: 'check-mark check-mark--handle' },
  blocking: { icon: 'lock', className: 'check-mark check-mark--blocking' },
}

const TAGS: Readonly<Record<Exclude<Outcome, 'passed'>, TagProps>> = {
  'to-handle': { look: 'returned', icon: 'alert', label: '要处理' },
  blocking: { look: 'overdue', icon: 'lock', label: '没通过' },
}

/** What is looked at before publishing: what forbids it first, with the figures that do. */
export function Checks({ notice }: { readonly notice: Notice }) {
  const asked = useChecks(notice)
  return (
    <AnswerOf asked={asked} rows={4}>
      {({ checks, stale }) => {
        const open = checks.filter(({ outcome }) => outcome !== 'passed').length
        return (
          <>
            <SectionTitle title="发布前检查" note={`${checks.length - open} 项通过，${open} 项待处理`} />
            <Card id="checks">
              {ofOutcome(checks, 'blocking')}
              {stale.map(({ figure, label, drawn, now }) => (
                <Cell key={figure} title={label} note={`文中 ${drawn}，现在应为 ${now ?? '没有这个数'}`} />
              ))}
              {ofOutcome(checks, 'to-handle')}
              {ofOutcome(checks, 'passed')}
            </Card>
          </>
        )
      }}
    </AnswerOf>
  )
}

interface Check {
  readonly name: string
  readonly label: string
  readonly detail: string
  readonly outcome: Outcome
}

function ofOutcome(checks: readonly Check[], outcome: Outcome) {
  return checks
    .filter((check) => check.outcome === outcome)
    .map(({ name, label, detail }) => (
      <Cell
        key={name}
        title={
          <View className={LOOKS[outcome].className}>
            <Icon name={LOOKS[outcome].icon} size="small" />
            <View>{label}</View>
          </View>
        }
        {...(detail === '' ? {} : { note: detail })}
        {...(outcome === 'passed' ? {} : { value: <Tag {...TAGS[outcome]} /> })}
      />
    ))
}
