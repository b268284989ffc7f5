import type { NoticeBlock } from '../../../shared/notices/notice-body'
import type { NoticeFigure } from '../../../shared/notices/notice-figure'
import type { CityTransaction } from '../../store/in-transaction'
import type { Tables } from '../../store/tables'

/** Keeps the figures of one drawing of a notice; those of earlier drawings stay. */
export async function writeFigures(
  tx: CityTransaction,
  cityId: string,
  noticeId: string,
  drawing: number,
  figures: readonly NoticeFigure[],
): Promise<void> {
  await tx
    .insertInto('notice_figures')
    .values(
      figures.map((figure, place) => ({
        city_id: cityId,
        notice_id: noticeId,
        drawing,
        name: figure.name,
        place,
        figure: JSON.stringify(figure),
      })),
    )
    .execute()
}

/** The figures that a notice's words refer to, in their order. */
export async function readFigures(
  tx: CityTransaction,
  cityId: string,
  { id, drawing }: { readonly id: string; readonly drawing: number },
): Promise<NoticeFigure[]> {
  const rows = await tx
    .selectFrom('notice_figures')
    .select('figure')
    .where('city_id', '=', cityId)
    .where('notice_id', '=', id)
    .where('drawing', '=', drawing)
    .orderBy('place')
    .execute()
  return rows.map(({ figure }) => figure)
}

interface NoticeAsKept {
  readonly id: string
  readonly revision: number
  readonly state: Tables['notices']['state']
  readonly title: string
  readonly blocks: readonly NoticeBlock[]
  readonly drawing: number
}

/** Adds what a notice has become to its history. */
export async function addNoticeHistory(
  tx: CityTransaction,
  cityId: string,
  notice: NoticeAsKept,
  by: { readonly actor: string; readonly at: number; readonly reason?: string | null },
): Promise<void> {
  await tx
    .insertInto('notice_history')
    .values({
      city_id: cityId,
      notice_id: notice.id,
      revision: notice.revision,
      state: notice.state,
      title: notice.title,
      body: JSON.stringify({ blocks: notice.blocks }),
      drawing: notice.drawing,
      changed_by: by.actor,
      changed_at: new Date(by.at),
      reason: by.reason ?? null,
    })
    .execute()
}
