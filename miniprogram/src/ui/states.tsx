import { Button } from '@native/button'
import { View } from '@tarojs/components'
import type { ApiError } from '../../../shared/contract/client'
import { Icon, type IconName } from './icon'

interface Way {
  readonly label: string
  readonly onPress: () => void
  readonly id?: string
}

interface EmptyProps {
  readonly icon: IconName
  readonly title: string
  /** one or two lines: what would stand here, what is safe */
  readonly note?: string
  readonly first?: Way
  readonly second?: Way
  /** beneath all, small */
  readonly code?: string
  /** something went wrong, or well; neither unless said */
  readonly look?: 'caution' | 'good'
}

/** Nothing here yet, no way in, or nothing left to do. */
export function EmptyState({ icon, title, note, first, second, code, look }: EmptyProps) {
  return (
    <View className="empty">
      <View className={look === undefined ? 'empty__circle' : `empty__circle empty__circle--${look}`}>
        <Icon name={icon} />
      </View>
      <View className="empty__title">{title}</View>
      {note === undefined ? null : <View className="empty__note">{note}</View>}
      <View className="empty__ways">
        {first === undefined ? null : (
          <Button onPress={first.onPress} {...(first.id === undefined ? {} : { id: first.id })}>
            {first.label}
          </Button>
        )}
        {second === undefined ? null : (
          <Button look="secondary" onPress={second.onPress} {...(second.id === undefined ? {} : { id: second.id })}>
            {second.label}
          </Button>
        )}
      </View>
      {code === undefined ? null : <View className="empty__code">{code}</View>}
    </View>
  )
}

/** A reading that failed with nothing to show instead. */
export function ErrorState({ error, onRetry }: { readonly error: ApiError; readonly onRetry: () => void }) {
  const offline = error.code === 'no-answer'
  return (
    <EmptyState
      icon={offline ? 'offline' : 'alert'}
      title={offline ? '没有连上' : '没有读到'}
      note={`${offline ? '请看看网络' : error.message}。已提交的记录都在，不会丢。`}
      first={{ label: '再试一次', onPress: onRetry, id: 'retry' }}
      look="caution"
      {...(offline ? {} : { code: `代码 ${error.code}` })}
    />
  )
}

/** Grey blocks on the first reading only; afterwards old data stays. */
export function Skeleton({ rows = 3 }: { readonly rows?: number }) {
  return (
    <View className="skeleton">
      {Array.from({ length: rows }, (_, row) => (
        <View key={String(row)} className="skeleton__row">
          <View className="skeleton__title" />
          <View className="skeleton__note" />
        </View>
      ))}
    </View>
  )
}
