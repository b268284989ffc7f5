import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { canonicalName } from '../../../shared/people/person-name'
import { AppError } from '../../../shared/values/app-error'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import type { WechatIdentity } from '../../wechat/code2session'
import { writeAudit } from '../audit/write-audit'
import { hashInviteCode, readInviteCode } from './invite-code'
import { endSessions, openSession } from './open-session'
import type { SignInContext } from './sign-in-context'

/** Tries that one identity has in one city within the hour; the code's own wrong names are counted apart. */
const TRIES_AN_HOUR = 5
const TRIES_A_DAY = 15
/** Wrong names after which a code opens nothing any more. */
export const WRONG_NAMES = 5
const HOUR_MILLISECONDS = 3_600_000

/** Nobody learns which of it was wrong. */
const REFUSED = '邀请码或姓名不对，或者邀请码已用过、已过期；可请发码的工作人员重发'

interface Input {
  readonly code: string
  readonly inviteCode: string
  readonly name: string
  readonly refreshHash: string
}

/**
 * Binds a WeChat identity to the person an invite code was made for, and signs them in. A person has one
 * identity an app: a new one takes the place of the old one, whose sessions end.
 * @throws AppError `not-found` for a wrong code or name, `rate-limited`, `conflict` when the identity is someone else's
 */
export async function bindByInviteCode(context: SignInContext, input: Input): Promise<Caller> {
  const identity = await context.code2session(input.code)
  const invited = readInviteCode(input.inviteCode)
  if (!invited) throw new AppError('not-found', REFUSED)
  const codeHash = await hashInviteCode(invited.code)
  const attempt = { cityId: invited.cityId, identity, codeHash, name: canonicalName(input.name) }
  // A refusal is a result here, not an error: the try must stay counted.
  const result = await inTransaction(
    context.database,
    { cityId: invited.cityId, personId: 'system:sign-in' },
    async (tx) => {
      if (!(await cityExists(tx, attempt.cityId))) return refused()
      const limited = await countTry(context, tx, attempt)
      return limited ?? tryToBind(context, tx, attempt, input.refreshHash)
    },
  )
  if (result instanceof AppError) throw result
  return result
}

interface Attempt {
  readonly cityId: string
  readonly identity: WechatIdentity
  readonly codeHash: string
  readonly name: string
}

async function cityExists(tx: CityTransaction, cityId: string): Promise<boolean> {
  const row = await tx.selectFrom('cities').select('city_id').where('city_id', '=', cityId).executeTakeFirst()
  return row !== undefined
}

/** Counts a try before it is made, one after another for the same identity. */
async function countTry(
  context: SignInContext,
  tx: CityTransaction,
  { cityId, identity }: Attempt,
): Promise<AppError | undefined> {
  const identityHash = createHash('sha256').update(`${identity.appId} ${identity.openId}`).digest('hex')
  const now = context.now()
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${cityId} ${identityHash}`}, 0))`.execute(tx)
  const { hour, day } = await tx
    .selectFrom('bind_attempts')
    .select(({ fn }) => [
      fn
        .countAll<number>()
        .filterWhere('at', '>', new Date(now - HOUR_MILLISECONDS))
        .as('hour'),
      fn.countAll<number>().as('day'),
    ])
    .where('city_id', '=', cityId)
    .where('identity_hash', '=', identityHash)
    .where('at', '>', new Date(now - 24 * HOUR_MILLISECONDS))
    .executeTakeFirstOrThrow()
  if (Number(hour) >= TRIES_AN_HOUR || Number(day) >= TRIES_A_DAY) {
    return new AppError('rate-limited', '试的次数太多，请过一小时再试，或请工作人员核对')
  }
  await tx
    .insertInto('bind_attempts')
    .values({ city_id: cityId, id: context.newId(), identity_hash: identityHash, at: new Date(now) })
    .execute()
  return undefined
}

async function tryToBind(
  context: SignInContext,
  tx: CityTransaction,
  attempt: Attempt,
  refreshHash: string,
): Promise<Caller | AppError> {
  const { cityId, name } = attempt
  const at = new Date(context.now())
  const invite = await tx
    .selectFrom('invite_codes')
    .select(['id', 'person_id', 'expires_at', 'used_at', 'failed_guesses'])
    .where('city_id', '=', cityId)
    .where('code_hash', '=', attempt.codeHash)
    .forUpdate()
    .executeTakeFirst()
  if (!invite || invite.used_at !== null || invite.expires_at <= at || invite.failed_guesses >= WRONG_NAMES) {
    return refused()
  }
  const person = await tx
    .selectFrom('people')
    .select('name')
    .where('city_id', '=', cityId)
    .where('id', '=', invite.person_id)
    .executeTakeFirstOrThrow()
  const change = tx.updateTable('invite_codes').where('city_id', '=', cityId).where('id', '=', invite.id)
  if (canonicalName(person.name) !== name) {
    await change.set({ failed_guesses: invite.failed_guesses + 1 }).execute()
    return refused()
  }
  const taken = await bind(tx, attempt, invite.person_id, at)
  if (taken) return taken
  await change.set({ used_at: at }).execute()
  await writeAudit(context, tx, cityId, {
    actor: invite.person_id,
    action: 'bind-by-invite-code',
    objectKind: 'person',
    objectId: invite.person_id,
    details: { inviteCodeId: invite.id },
  })
  return openSession(context, tx, { cityId, personId: invite.person_id }, { way: 'invite-code', refreshHash })
}

async function bind(
  tx: CityTransaction,
  { cityId, identity }: Attempt,
  personId: string,
  at: Date,
): Promise<AppError | undefined> {
  const { appId, openId } = identity
  const holder = await tx
    .selectFrom('identities')
    .select('person_id')
    .where('city_id', '=', cityId)
    .where('app_id', '=', appId)
    .where('open_id', '=', openId)
    .executeTakeFirst()
  if (holder && holder.person_id !== personId) {
    return new AppError('conflict', '这个微信已绑定本市另一位党员，请先由工作人员核对')
  }
  await tx
    .deleteFrom('identities')
    .where('city_id', '=', cityId)
    .where('app_id', '=', appId)
    .where('person_id', '=', personId)
    .execute()
  await endSessions(tx, cityId, personId, at)
  await tx
    .insertInto('identities')
    .values({ app_id: appId, open_id: openId, city_id: cityId, person_id: personId, bound_at: at })
    .execute()
  return undefined
}

function refused(): AppError {
  return new AppError('not-found', REFUSED)
}
