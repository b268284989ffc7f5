import { View } from '@tarojs/components'
import { api } from '../../api/client'
import { AnswerOf } from '../../app/answer-of'
import { open } from '../../app/go'
import { NoticeRow } from '../../app/notice-row'
import type { Me } from '../../state/session'
import { useAnswer } from '../../state/use-answer'
import { Card, Cell, SectionTitle } from '../../ui'

/** The newest notice, with the way to the others and to having a say. */
export function LatestNotice({ me }: { readonly me: Me }) {
  const asked = useAnswer('notices/latest', () => api.readLatestNotice())
  return (
    <>
      <SectionTitle
        title="通报"
        more={{ label: '看全部', onPress: () => open('/pages/notices/index'), id: 'all-notices' }}
      />
      <AnswerOf asked={asked} rows={1} small>
        {({ notice }) => (
          <Card>
            {notice === null ? (
              <Cell icon="notice" title={<View className="words-note">还没有通报</View>} />
            ) : (
              <NoticeRow me={me} notice={notice} />
            )}
            <Cell
              icon="speech"
              title="意见与答复"
              note="提了就有答复"
              id="complaints"
              onPress={() => open('/pages/complaints/index')}
            />
          </Card>
        )}
      </AnswerOf>
    </>
  )
}
