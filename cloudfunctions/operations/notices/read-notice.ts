import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import type { NoticeBlock } from '../../../shared/notices/notice-body'
import type { NoticeFigure } from '../../../shared/notices/notice-figure'
import { READABLE_STATES } from '../../../shared/notices/notice-states'
import { civilDateAt } from '../../../shared/values/civil-date'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { notFound } from '../access/reach'
import type { OperationContext } from '../context'
import type { ListedNotice } from './list-notices'
import { noticeReach } from './notice-reach'
import { readFigures } from './write-drawing'

interface Annotation {
  readonly text: string
  readonly at: number
}

export interface ReadNotice extends ListedNotice {
  readonly blocks: NoticeBlock[]
  readonly figures: (NoticeFigure & { annotations: Annotation[] })[]
  readonly drawnAt: number
  readonly rulesets: string[]
  /** the same in words, in the same order: 机关党支部堡垒指数（2019年1月1日版） */
  readonly rulesetTitles: string[]
  readonly publishedByName: string | null
  readonly sealNumber: number | null
  readonly chainHead: string | null
  readonly withdrawnAt: number | null
  readonly withdrawnReason: string | null
  readonly correctedById: string | null
  readonly mayKeep: boolean
}

/**
 * A notice with its figures. Members read what is out, also when it was corrected or withdrawn since; drafts are read
 * by those who keep them. Who read it is not kept: reading is nobody's duty.
 */
export async function readNotice(
  context: OperationContext,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<ReadNotice> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const row = await selectNotice(tx, caller.cityId, id)
    if (!row) throw notFound()
    const reach = await noticeReach(tx, caller, today)
    const mayKeep = reach.kept.includes(row.organisationId)
    const readable = READABLE_STATES.includes(row.state) && reach.readable.includes(row.organisationId)
    if (!readable && !mayKeep) throw notFound()
    const { body, drawing, ...notice } = row
    return {
      ...notice,
      publishedAt: row.publishedAt?.getTime() ?? null,
      drawnAt: row.drawnAt.getTime(),
      withdrawnAt: row.withdrawnAt?.getTime() ?? null,
      blocks: body.blocks,
      rulesetTitles: row.rulesets.map((version) => titleOf(context, version)),
      figures: await annotatedFigures(tx, caller.cityId, { id, drawing }),
      mayKeep,
    }
  })
}

type Own = 'publishedAt' | 'drawnAt' | 'withdrawnAt' | 'blocks' | 'figures' | 'mayKeep' | 'rulesetTitles'
type Row = Omit<ReadNotice, Own> & {
  publishedAt: Date | null
  drawnAt: Date
  withdrawnAt: Date | null
  body: { blocks: NoticeBlock[] }
  drawing: number
}

/** A version by its ruleset's title and its date; one that is no longer at hand keeps its code. */
function titleOf({ rulesets }: OperationContext, version: string): string {
  const [id, from = ''] = version.split('@')
  const title = rulesets.find(({ ruleset }) => ruleset === id)?.title
  const [year, month, day] = from.split('-').map(Number)
  return title === undefined ? version : `${title}（${year}年${month}月${day}日版）`
}

async function selectNotice(tx: CityTransaction, cityId: string, id: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select notice.id, notice.organisation_id as "organisationId", place.name as "organisationName", notice.month,
      notice.title, notice.state, notice.revision, notice.published_at as "publishedAt", notice.corrects_id as "correctsId",
      notice.body, notice.drawing, notice.drawn_at as "drawnAt", notice.rulesets, signer.name as "publishedByName",
      notice.seal_number as "sealNumber", notice.chain_head as "chainHead", notice.withdrawn_at as "withdrawnAt",
      notice.withdrawn_reason as "withdrawnReason", correction.id as "correctedById"
    from notices notice
    join organisations place on place.city_id = notice.city_id and place.id = notice.organisation_id
    left join people signer on signer.city_id = notice.city_id and signer.id = notice.published_by
    left join notices correction on correction.city_id = notice.city_id and correction.corrects_id = notice.id
      and correction.state in ('published', 'corrected', 'withdrawn')
    where notice.city_id = ${cityId} and notice.id = ${id}::uuid`.execute(tx)
  return rows[0]
}

async function annotatedFigures(
  tx: CityTransaction,
  cityId: string,
  notice: { readonly id: string; readonly drawing: number },
): Promise<ReadNotice['figures']> {
  const figures = await readFigures(tx, cityId, notice)
  const annotations = await tx
    .selectFrom('notice_annotations')
    .select(['figure', 'text', 'at'])
    .where('city_id', '=', cityId)
    .where('notice_id', '=', notice.id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return figures.map((figure) => ({
    ...figure,
    annotations: annotations
      .filter((annotation) => annotation.figure === figure.name)
      .map(({ text, at }) => ({ text, at: at.getTime() })),
  }))
}
