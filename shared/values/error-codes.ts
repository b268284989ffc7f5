/**
 * Every error code of the product, in one list: the HTTP status it answers with, the situation it
 * names and what the caller should do. The Chinese texts are shown to users and printed in the docs.
 */
interface ErrorCodeEntry {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 502 | 504
  readonly situation: string
  readonly remedy: string
}

export const errorCodes = {
  // A value that cannot be read.
  'not-a-number': { status: 422, situation: '该填数字的地方不是数字', remedy: '改填数字' },
  precision: { status: 422, situation: '小数位数超出规定', remedy: '分值保留两位小数，时长以一刻钟为单位' },
  negative: { status: 422, situation: '数目为负', remedy: '改填零或正数' },
  'not-whole': { status: 422, situation: '个数不是整数', remedy: '改填整数' },
  'out-of-range': { status: 422, situation: '数值或日期不在规定范围内', remedy: '改填范围内的值' },
  'not-a-date': { status: 422, situation: '日期不存在或写法不对', remedy: '按“年-月-日”填写真实日期' },
  'future-date': { status: 422, situation: '日期晚于统计截止日', remedy: '改正日期，或待其发生后再填' },
  'not-an-id': { status: 422, situation: '编号的写法不对', remedy: '从列表里重新选择，不要手工填写编号' },
  'text-length': { status: 422, situation: '文字为空、过短或过长', remedy: '按提示的字数改写' },
  'forbidden-character': { status: 422, situation: '文字里有不能使用的控制字符', remedy: '删去后重新输入' },
  // A fact that the ruleset cannot take.
  'unknown-clause': { status: 422, situation: '规则里没有这一条，或本版本已停用', remedy: '核对条款编号' },
  'unknown-level': {
    status: 422,
    situation: '层级、等次或授予单位不在规则的表内',
    remedy: '核对层级，或先登记授予单位的层级',
  },
  'not-graded': { status: 422, situation: '此条只问有无，不接受自定分值或数量', remedy: '只填“有”或“无”' },
  'grade-missing': { status: 422, situation: '需要评定的分值没有填', remedy: '补填评定分值' },
  'condition-not-met': { status: 422, situation: '前提条件不成立，不能填此条', remedy: '核对前提条件，或删去此条' },
  exclusive: { status: 422, situation: '互斥的两条同时填写', remedy: '保留其中一条' },
  'too-many': { status: 422, situation: '数量超过上限，或同一条重复评定', remedy: '核对数量，只保留一条评定' },
  'duplicate-matter': { status: 422, situation: '同一事项在两条里重复计算', remedy: '只在一条里填写' },
  'facts-invalid': { status: 422, situation: '事实文件的写法不符合格式', remedy: '按格式说明改正所指的行' },
  // A ruleset or its adoption.
  'ruleset-invalid': { status: 422, situation: '规则文件的写法不符合格式', remedy: '按提示的文件和行号改正' },
  'ruleset-not-found': { status: 404, situation: '找不到这份规则或这个版本', remedy: '核对规则编号和版本' },
  'option-invalid': { status: 422, situation: '规则参数不存在或取值不合规定', remedy: '核对参数名和取值' },
  'broken-yaml': { status: 422, situation: '文件不是有效的 YAML', remedy: '按提示的行号改正缩进或符号' },
  // A request that is refused at the door, whatever it is about.
  'bad-request': { status: 400, situation: '填写的内容不合要求', remedy: '按 issues 逐项改正后再提交' },
  'wrong-content-type': { status: 415, situation: '内容的类型不是此处所收的', remedy: '改用说明所列的类型' },
  'file-broken': { status: 422, situation: '文件不完整或已损坏', remedy: '换一份完好的文件再传' },
  'too-large': { status: 413, situation: '提交的内容过大', remedy: '减少内容或压缩文件' },
  'too-deep': { status: 400, situation: '内容层层嵌套过深', remedy: '减少嵌套，至多 20 层' },
  unauthenticated: { status: 401, situation: '没有登录，或登录已失效', remedy: '重新登录' },
  'token-expired': { status: 401, situation: '登录凭证已过时', remedy: '用续期凭证换取新凭证后重试一次' },
  'not-found': { status: 404, situation: '没有找到，或不在你的范围内', remedy: '返回列表刷新后再试' },
  'rate-limited': { status: 429, situation: '操作过于频繁', remedy: '稍候片刻再试' },
  // A request that meets a state of affairs which does not allow it.
  'own-record': { status: 403, situation: '自己的事不能由自己决定', remedy: '由副书记或上级党组织办理' },
  'above-level': { status: 403, situation: '所涉任职高于自己的级别', remedy: '请上级党组织办理' },
  conflict: { status: 409, situation: '目前的状态不允许这样做', remedy: '刷新后核对状态' },
  'revision-conflict': { status: 409, situation: '内容已被改动，所见不是最新', remedy: '刷新，看过最新内容后再操作' },
  'idempotency-mismatch': {
    status: 409,
    situation: '同一个提交编号先后送来不同的内容',
    remedy: '刷新查看已提交的内容；要另交一份则重新填写',
  },
  // The fault is ours, or lies between.
  internal: { status: 500, situation: '服务器出了问题', remedy: '稍后再试；若仍不行，把编号报给管理员' },
  unavailable: { status: 502, situation: '服务器暂时不能应答', remedy: '稍后再试' },
  // The store.
  'database-in-use': { status: 409, situation: '数据目录正由另一个进程使用', remedy: '先停止那个进程，再启动' },
  busy: { status: 429, situation: '同时操作太多，这次操作没有执行', remedy: '稍候再试' },
  'no-answer': { status: 504, situation: '没有收到服务器的回答，结果不明', remedy: '检查网络后重试' },
} as const satisfies Record<string, ErrorCodeEntry>

export type ErrorCode = keyof typeof errorCodes
