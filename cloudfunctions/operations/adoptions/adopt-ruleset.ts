import type { Caller } from '../../../shared/access/caller'
import { canonicalJson } from '../../../shared/rules/canonical-json'
import { policyOption } from '../../../shared/rules/compile-ruleset'
import { FactRefusal } from '../../../shared/rules/facts/fact-refusal'
import type { Program } from '../../../shared/rules/program'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { requireAccess } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { rescoreEverybody } from '../scoring/rescore-everybody'
import { requireFittingFindings } from './require-fitting-findings'

interface Adoption {
  readonly ruleset: string
  readonly version: CivilDate
  readonly year: number
  readonly options: Readonly<Record<string, unknown>>
  /** option → why; must be given for every clause that policy leaves uncounted and that is switched on */
  readonly reasons: Readonly<Record<string, string>>
}

/**
 * Takes a ruleset version for a year in place of the one adopted before, and scores everybody under it. A version that
 * cannot take what was found before is refused whole.
 */
export async function adoptRuleset(
  context: OperationContext,
  caller: Caller,
  input: Adoption,
): Promise<{ id: string; hash: string }> {
  const today = civilDateAt(context.now())
  const program = context.program(input.ruleset, input.version, input.options)
  checkAdoption(program, input)
  const id = context.newId()
  return inTransaction(context.database, caller, async (tx) => {
    const root = await worksCommitteeOf(tx, caller.cityId)
    await requireAccess(tx, caller, 'ruleset.adopt', { personId: null, organisationIds: [root] }, today)
    const same = await sameInForce(tx, caller.cityId, program, input)
    if (same) return { id: same, hash: program.hash }
    await requireFittingFindings(tx, caller.cityId, program, input.year, today)
    await tx
      .updateTable('adoptions')
      .set({ ended_at: new Date(context.now()) })
      .where('city_id', '=', caller.cityId)
      .where('ruleset', '=', input.ruleset)
      .where('year', '=', input.year)
      .where('ended_at', 'is', null)
      .execute()
    await tx
      .insertInto('adoptions')
      .values({
        city_id: caller.cityId,
        id,
        ruleset: input.ruleset,
        version: input.version,
        subject: program.ruleset.subject,
        year: input.year,
        options: JSON.stringify(input.options),
        reasons: JSON.stringify(input.reasons),
        hash: program.hash,
        adopted_by: caller.personId,
        adopted_at: new Date(context.now()),
        ended_at: null,
      })
      .execute()
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'adopt-ruleset',
      objectKind: 'adoption',
      objectId: id,
      details: {
        ruleset: input.ruleset,
        version: input.version,
        year: input.year,
        hash: program.hash,
        reasons: input.reasons,
      },
    })
    await rescoreEverybody(context, tx, caller.cityId, input.year, today).catch((error) => {
      if (!(error instanceof FactRefusal)) throw error
      throw new AppError('conflict', `有认定与这个版本不合，规则没有采用：${error.message}。请核对后再采用`)
    })
    return { id, hash: program.hash }
  })
}

/** The adoption that already is what is asked for, so that a request sent twice has one effect. */
async function sameInForce(
  tx: CityTransaction,
  cityId: string,
  { hash }: Program,
  { ruleset, version, year, options, reasons }: Adoption,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('adoptions')
    .select(['id', 'version', 'options', 'reasons', 'hash'])
    .where('city_id', '=', cityId)
    .where('ruleset', '=', ruleset)
    .where('year', '=', year)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.version !== version || row.hash !== hash) return undefined
  const asked = canonicalJson({ options, reasons })
  return canonicalJson({ options: row.options, reasons: row.reasons }) === asked ? row.id : undefined
}

function checkAdoption({ ruleset, clauses }: Program, { year, options, reasons }: Adoption): void {
  if (Number(ruleset.effective_from.slice(0, 4)) > year) {
    throw new AppError('out-of-range', `这个版本 ${ruleset.effective_from} 起施行，不能用于 ${year} 年`)
  }
  for (const { definition } of clauses) {
    const option = policyOption(definition.id)
    if (definition.policy !== undefined && options[option] === true && !reasons[option]) {
      throw new AppError('option-invalid', `恢复计入“${definition.label}”要写明理由`)
    }
  }
}

export async function worksCommitteeOf(tx: CityTransaction, cityId: string): Promise<string> {
  const { id } = await tx
    .selectFrom('organisations')
    .select('id')
    .where('city_id', '=', cityId)
    .where('kind', '=', 'works-committee')
    .where('parent_id', 'is', null)
    .executeTakeFirstOrThrow()
  return id
}
