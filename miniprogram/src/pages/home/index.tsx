import { View } from '@tarojs/components'
import { api } from '../../api/client'
import { Page } from '../../app/page'
import type { Me } from '../../state/session'
import { useAnswer } from '../../state/use-answer'
import { Card, EmptyState, ErrorState, Ring, Skeleton } from '../../ui'

export default function Home() {
  return <Page title="先锋堡垒">{(me) => <MyIndex me={me} />}</Page>
}

function MyIndex({ me }: { readonly me: Me }) {
  const year = me.today.slice(0, 4)
  const asked = useAnswer(`members/${me.personId}/index/${year}`, () =>
    api.readMemberIndex({ params: { personId: me.personId }, query: { year } }),
  )
  if (!asked.data) {
    return asked.error ? <ErrorState error={asked.error} onRetry={() => void asked.reload()} /> : <Skeleton />
  }
  const [index] = asked.data.items
  if (!index)
    return <EmptyState icon="index" title="今年还没有指数" note="采用规则并有记录后，这里就有你的先锋指数。" />
  return (
    <Card padded>
      <Ring label="先锋指数" points={index.total} most={100} standing={index.standing} />
      <View className="words-note">{index.title}</View>
    </Card>
  )
}
