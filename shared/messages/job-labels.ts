/** What staff read for each of the timer's jobs, by its name. */
export const jobLabels: Readonly<Record<string, string>> = {
  'close-month': '按月末算定得分',
  'draft-notices': '起草通报',
  'remind-hours': '提醒进度落后的党员',
  'verify-scores': '全市得分重算核对',
  'retire-spent': '清理用过的登录凭据',
  'drain-outbox': '发送待发的消息',
  'print-notices': '发布已签发的通报',
  'seal-audit': '封存改动记录',
}
