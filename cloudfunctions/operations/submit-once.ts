import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import type { Caller } from '../../shared/access/caller'
import { canonicalJson } from '../../shared/rules/canonical-json'
import { AppError } from '../../shared/values/app-error'
import type { CityTransaction } from '../store/in-transaction'
import type { OperationContext } from './context'

/**
 * Does something once for a submission, however often its copies arrive and however many at a time: the
 * first copy takes the key, the others wait for its commit and get its answer.
 * @param answer what the first copy will answer; known before the work is done
 * @throws AppError `idempotency-mismatch` for another body under the same client id
 */
export async function submitOnce<Answer extends Record<string, unknown>>(
  context: Pick<OperationContext, 'now'>,
  tx: CityTransaction,
  caller: Caller,
  submission: { readonly clientId: string; readonly body: unknown },
  answer: Answer,
  work: () => Promise<void>,
): Promise<Answer> {
  const key = { city_id: caller.cityId, author_id: caller.personId, client_id: submission.clientId }
  const hash = hashOf(submission.body)
  const taken = await tx
    .insertInto('submissions')
    .values({ ...key, body_hash: hash, answer: JSON.stringify(answer), at: new Date(context.now()) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('client_id')
    .executeTakeFirst()
  if (taken) {
    await work()
    return answer
  }
  const first = await findSubmission<Answer>(tx, caller, submission)
  if (first) return first
  throw new AppError('internal', '提交的编号已被占用，却没有留下回答')
}

/**
 * The answer to a submission that was made before, for work that has to look whether it is already done.
 * @throws AppError `idempotency-mismatch` for another body under the same client id
 */
export async function findSubmission<Answer extends Record<string, unknown>>(
  tx: CityTransaction,
  caller: Caller,
  { clientId, body }: { readonly clientId: string; readonly body: unknown },
): Promise<Answer | undefined> {
  const first = await tx
    .selectFrom('submissions')
    .select(['body_hash', 'answer'])
    .where('city_id', '=', caller.cityId)
    .where('author_id', '=', caller.personId)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  if (!first) return undefined
  if (first.body_hash === hashOf(body)) return first.answer as Answer
  throw new AppError('idempotency-mismatch', '这份填报已经提交过，内容与这次不同；要另报一份请重新填写')
}

function hashOf(body: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(body))))
}
