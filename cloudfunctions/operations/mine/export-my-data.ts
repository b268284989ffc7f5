import type { Caller } from '../../../shared/access/caller'
import type { FileContent } from '../../../shared/contract/endpoint'
import { myDataLabels } from '../../../shared/people/my-data-labels'
import { inTransaction } from '../../store/in-transaction'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { collectMyData } from './read-my-data'

/**
 * The caller's own data as one JSON file: first what every section and field is called in Chinese, then the data, both
 * in the one order that never changes.
 */
export async function exportMyData(context: OperationContext, caller: Caller): Promise<FileContent> {
  const data = await inTransaction(context.database, caller, async (tx) => {
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'export-my-data',
      objectKind: 'person',
      objectId: caller.personId,
      details: {},
    })
    return collectMyData(tx, caller)
  })
  const labels = Object.entries(myDataLabels).map(([name, { label, fields }]) => [name, { 名称: label, 字段: fields }])
  const file = {
    说明: '先锋堡垒中关于本人的全部资料。日期为北京时间，时刻为协调世界时（UTC）。',
    城市: caller.cityId,
    导出时间: new Date(context.now()).toISOString(),
    栏目: Object.fromEntries(labels),
    资料: data,
  }
  return { contentType: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(file, null, 2)) }
}
