import type { Ruleset } from './schema/ruleset'
import { clausesOf, sectionsOf } from './walk-ruleset'

/** Flags that any ruleset may raise, `name` or `name:detail`, and what they tell the reader. */
const flagLabels: Readonly<Record<string, string>> = {
  veto: '一票否决',
  rectify: '列为后进整转',
  'await-approval': '等次尚待上级党委认定',
  capped: '超过上限的部分不计',
  'bonus-capped': '加分合计超过上限',
  excluded: '已在别处计过，不再另计',
  'window-out': '日期不在规定的起止之内，不计',
  replaced: '按规定改用另一档，不再逐次累计',
  late: '逾期完成，按未做到计',
  approved: '有书面批复，不计',
  falsified: '记录不实，所得不计并加倍倒扣',
  'carry-over': '与上年末连续计算',
  'size-overlap': '人数处在两档交界，两种形式都可以',
  'ratio-above-usual': '配比高于一般幅度',
  'designation-refused': '不合格，示范认定不成立',
  'na-full': '不适用，按满分计',
  'highest-only': '同一事项只按最高一级计',
  'same-event': '同一事件只按最重一条计',
  'no-evidence': '年度结束仍无依据，按未做到计',
  'policy-uncounted': '与国家减负要求不符，未计入，按满分处理',
  interim: '年中得分，尚未结束',
}

/** A flag as a sentence for the sheet: `capped:basic.dues` as “超过上限的部分不计（党费）”. */
export function flagInWords(ruleset: Ruleset, flag: string): string {
  const at = flag.indexOf(':')
  const name = at < 0 ? flag : flag.slice(0, at)
  const label = ruleset.own_flags[name] ?? flagLabels[name] ?? name
  return at < 0 ? label : `${label}（${detailInWords(ruleset, flag.slice(at + 1))}）`
}

/** What a flag is about: a clause, item or section by its label, `clause:date` with it, anything else as it stands. */
function detailInWords(ruleset: Ruleset, detail: string): string {
  const [id = '', ...rest] = detail.split(':')
  const label = labelOf(ruleset, id)
  return label === undefined ? detail : [label, ...rest].join(' ')
}

function labelOf(ruleset: Ruleset, id: string): string | undefined {
  for (const { node, item } of clausesOf(ruleset)) {
    if (item.id === id && item.label !== undefined) return item.label
    if (node.id === id) return node.label
  }
  for (const { node } of sectionsOf(ruleset)) if (node.id === id) return node.label
  return undefined
}

export function isKnownFlag(ruleset: Ruleset, name: string): boolean {
  return name in ruleset.own_flags || name in flagLabels
}
