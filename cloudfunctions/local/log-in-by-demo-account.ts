import type { Caller } from '../../shared/access/caller'
import { AppError } from '../../shared/values/app-error'
import type { OperationContext } from '../operations/context'
import { openSession } from '../operations/sign-in/open-session'
import { inTransaction } from '../store/in-transaction'

/** Somebody of the demo city who anybody at the laptop may be. */
export interface DemoAccount {
  readonly account: string
  /** what they are, in Chinese */
  readonly label: string
  readonly cityId: string
  readonly personId: string
}

/** Signs in as somebody of the demo city, without any proof. @throws AppError `not-found` for everybody else */
export async function logInByDemoAccount(
  context: OperationContext,
  accounts: readonly DemoAccount[],
  input: { readonly account: string; readonly refreshHash: string },
): Promise<Caller> {
  const known = accounts.find(({ account }) => account === input.account)
  if (!known) throw new AppError('not-found', '没有这个演示账号')
  return inTransaction(context.database, known, (tx) =>
    openSession(context, tx, known, { way: 'demo-account', refreshHash: input.refreshHash }),
  )
}
