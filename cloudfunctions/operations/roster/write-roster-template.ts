import type { Caller } from '../../../shared/access/caller'
import type { FileContent } from '../../../shared/contract/endpoint'
import { personClasses } from '../../../shared/people/person'
import { ROSTER_TYPES, rosterColumns, sexes } from '../../../shared/people/roster'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { keptBranches } from './load-register'

const HINTS: Readonly<Record<keyof typeof rosterColumns, string>> = {
  name: '必填；少数民族姓名中间用“·”',
  sex: `${sexes.male}或${sexes.female}`,
  birthMonth: '1980-05；两人同名时用来区分',
  joinedOn: '必填；2019-05-01，只知道月份写 2019-05',
  organ: '两个支部同名时填写',
  branch: '必填；与系统里的名称一致，见“党支部”表',
  group: '可不填',
  class: `${Object.values(personClasses).join('、')}；不填按${personClasses.regular}`,
  from: '不填则从今年 1 月 1 日或入党之日算起，以较晚的为准',
}

/** An empty roster with every column, how to fill it, and the branches that may stand in it. */
export async function writeRosterTemplate(context: OperationContext, caller: Caller): Promise<FileContent> {
  const today = civilDateAt(context.now())
  const branches = await inTransaction(context.database, caller, (tx) => keptBranches(tx, caller, today))
  const { default: writeXlsxFile } = await import('write-excel-file/universal')
  const titles = Object.values(rosterColumns)
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const })
  // As text, so that what is typed below stays as it was typed.
  const cell = (value: string) => ({ value, type: String, format: '@' })
  const file = writeXlsxFile([
    { sheet: '花名册', data: [titles.map(bold)], columns: titles.map(() => ({ width: 18 })), stickyRowsCount: 1 },
    {
      sheet: '填写说明',
      data: [
        [bold('栏目'), bold('怎么填')],
        ...Object.entries(rosterColumns).map(([column, title]) => [
          cell(title),
          cell(HINTS[column as keyof typeof rosterColumns]),
        ]),
      ],
      columns: [{ width: 18 }, { width: 70 }],
    },
    {
      sheet: '党支部',
      data: [
        [bold('可填的党支部'), bold('上级')],
        ...branches.map(({ name, above }) => [cell(name), cell(above[0] ?? '')]),
      ],
      columns: [{ width: 40 }, { width: 40 }],
    },
  ])
  const bytes = new Uint8Array(await (await file.toBlob()).arrayBuffer())
  return { contentType: ROSTER_TYPES[0], bytes }
}
