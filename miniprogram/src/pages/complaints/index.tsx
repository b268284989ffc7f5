import { View } from '@tarojs/components'
import { api } from '../../api/client'
import { AnswerOf } from '../../app/answer-of'
import { open } from '../../app/go'
import { MoreOf } from '../../app/more-of'
import { Page } from '../../app/page'
import type { Me } from '../../state/session'
import { usePages } from '../../state/use-pages'
import { dayOf, writtenDay } from '../../state/written-day'
import { Button, Card, EmptyState, Tag } from '../../ui'

/** What one said to the committees, and what they answered. */
export default function Complaints() {
  return (
    <Page title="意见与答复" pushed>
      {(me) => <Content me={me} />}
    </Page>
  )
}

function Content({ me }: { readonly me: Me }) {
  const write = () => open('/pages/complaint/index')
  const pages = usePages('complaints/mine', (cursor) =>
    api.listComplaints({ query: { of: 'mine', limit: '30', ...(cursor === undefined ? {} : { cursor }) } }),
  )
  return (
    <AnswerOf asked={pages} rows={3}>
      {() => (
        <>
          {pages.items.length === 0 ? (
            <EmptyState
              icon="speech"
              title="还没有提过意见"
              note="对得分、通报或别的事有看法，都可以提。每条都有答复。"
              first={{ label: '提意见', onPress: write, id: 'write' }}
            />
          ) : (
            <Button look="secondary" wide onPress={write} id="write">
              提意见
            </Button>
          )}
          {pages.items.map(({ id, text, madeAt, answer, answeredAt }) => (
            <Card key={id} padded>
              <View className="head-line">
                <View className="words-note">{writtenDay(dayOf(madeAt), me.today)}</View>
                {answer === null ? (
                  <Tag look="pending" icon="clock" label="等答复" />
                ) : (
                  <Tag look="approved" icon="check" label="已答复" />
                )}
              </View>
              <View className="as-typed">{text}</View>
              {answer === null ? null : (
                <View className="line line--after">
                  <View className="as-typed">{answer}</View>
                  {answeredAt === null ? null : (
                    <View className="words-note">{`答复于${writtenDay(dayOf(answeredAt), me.today)}`}</View>
                  )}
                </View>
              )}
            </Card>
          ))}
          <MoreOf pages={pages} label="看更早的" />
        </>
      )}
    </AnswerOf>
  )
}
