import { View } from '@tarojs/components'
import { sentenceOf } from '../api/sentence-of'
import type { Pages } from '../state/use-pages'
import { Button, Strip } from '../ui'

/** The way to the rest of a long list. */
export function MoreOf<Item>({ pages, label }: { readonly pages: Pages<Item>; readonly label: string }) {
  const { more, readingMore, moreError } = pages
  if (more === undefined) return null
  return (
    <View className="page__part">
      {moreError ? <Strip look="caution">{sentenceOf(moreError)}</Strip> : null}
      <Button look="quiet" wide busy={readingMore} onPress={more} id="more">
        {label}
      </Button>
    </View>
  )
}
