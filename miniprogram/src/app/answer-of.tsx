import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { timeOfDay } from '../state/phone-clock'
import type { Asked } from '../state/use-answer'
import { Card, Cell, ErrorState, Icon, Skeleton } from '../ui'

interface AnswerOfProps<T> {
  readonly asked: Asked<T>
  readonly rows?: number
  /** one part of a page among others: a failure takes a row, not the screen */
  readonly small?: boolean
  readonly children: (data: T) => ReactNode
}

/** What was asked for in each of its states: grey blocks, a failure with a way on, or the answer, marked when it is old. */
export function AnswerOf<T>({ asked, rows = 3, small, children }: AnswerOfProps<T>) {
  const { data, error, readAt, reload } = asked
  if (data === undefined) {
    if (error === undefined) return <Skeleton rows={rows} />
    return small ? (
      <Card>
        <Cell
          icon={error.code === 'no-answer' ? 'offline' : 'alert'}
          title={error.code === 'no-answer' ? '没有连上' : '没有读到'}
          note="点一下再试"
          onPress={() => void reload()}
        />
      </Card>
    ) : (
      <ErrorState error={error} onRetry={() => void reload()} />
    )
  }
  return (
    <>
      {error && readAt !== undefined ? (
        <View className="old-data">
          <Icon name="offline" size="tiny" />
          <View>{`没有连上，这是 ${timeOfDay(readAt)} 的数据`}</View>
        </View>
      ) : null}
      {children(data)}
    </>
  )
}
