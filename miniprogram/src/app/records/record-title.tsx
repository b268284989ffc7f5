import { Text } from '@tarojs/components'
import { recordWords, type WrittenRecord } from './record-words'

/** A record in a few words; the amount stays with its unit. */
export function RecordTitle({ record }: { readonly record: WrittenRecord }) {
  const { what, amount } = recordWords(record)
  return (
    <>
      <Text>{amount === undefined ? what : `${what} `}</Text>
      {amount === undefined ? null : <Text className="amount">{amount}</Text>}
    </>
  )
}
