/** What a member can log. */
export const recordKinds = {
  'volunteer-hours': '志愿服务',
  'study-hours': '学时',
  'xuexi-points': '学习强国积分',
  honour: '表彰',
  'hard-task': '中心工作与急难险重',
  pledge: '岗位承诺',
  lecture: '讲党课与宣讲',
} as const

export type RecordKind = keyof typeof recordKinds
