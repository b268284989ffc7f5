import { type FunctionComponent, useState } from 'react'
import { demoLogIn } from '../../api/demo-log-in'
import { sentenceOf } from '../../api/sentence-of'
import { enter } from '../../state/session'
import { useAnswer } from '../../state/use-answer'
import { Card, Cell, ErrorState, SectionTitle, Skeleton, Strip } from '../../ui'

/**
 * The laptop's own way in: a list of people of the demo city, nobody proves anything. A build that is deployed takes
 * `no-account.ts` in its place.
 */
export const ChooseAccount: FunctionComponent | undefined = () => {
  const accounts = useAnswer('demo/accounts', demoLogIn.accounts)
  const [failure, setFailure] = useState<string | undefined>()
  const choose = async (account: string) => {
    try {
      await enter(await demoLogIn.enter(account))
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  return (
    <>
      <SectionTitle title="演示账号" note="本机试用，不必验证" />
      {failure === undefined ? null : <Strip look="caution">{failure}</Strip>}
      {accounts.data ? (
        <Card>
          {accounts.data.map(({ account, label }) => {
            const [place = label, title, name] = label.split('　')
            return (
              <Cell
                key={account}
                id={`account-${account}`}
                icon="person"
                title={title ?? place}
                {...(title === undefined ? {} : { note: name === undefined ? place : `${name} · ${place}` })}
                onPress={() => void choose(account)}
              />
            )
          })}
        </Card>
      ) : accounts.error ? (
        <ErrorState error={accounts.error} onRetry={() => void accounts.reload()} />
      ) : (
        <Skeleton rows={5} />
      )}
    </>
  )
}
