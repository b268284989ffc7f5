import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { timeOfDay } from '../state/phone-clock'
import type { Asked } from '../state/use-answer'
import { ErrorState, Icon, Skeleton } from '../ui'

interface AnswerOfProps<T> {
  readonly asked: Asked<T>
  readonly rows?: number
  readonly children: (data: T) => ReactNode
}

/** What was asked for in each of its states: grey blocks, a failure with a way on, or the answer, marked when it is old. */
export function AnswerOf<T>({ asked, rows = 3, children }: AnswerOfProps<T>) {
  const { data, error, readAt, reload } = asked
  if (data === undefined) {
    return error ? <ErrorState error={error} onRetry={() => void reload()} /> : <Skeleton rows={rows} />
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
