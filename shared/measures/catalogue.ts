interface Measure {
  /** Chinese name shown beside a line */
  readonly label: string
  readonly unit: string
}

/**
 * What a clause may read from records, by name. The list is closed: likes, shares, comments, log-ins and
 * time online are not in it and cannot be read by any ruleset.
 */
export const measures = {
  // A branch over the period.
  'superior-deployments.late': { label: '未及时学习贯彻的上级部署', unit: '项' },
  'local-political-measure.missing': { label: '本单位政治建设措施缺失', unit: '' },
  'life-check.missing': { label: '组织生活检查或报告缺失', unit: '' },
  'cadre-dual-life.missed': { label: '领导干部未参加双重组织生活', unit: '例' },
  'party-spirit-activity.missing': { label: '党性锻炼活动缺失', unit: '' },
  'plans.missing': { label: '缺少的计划', unit: '类' },
  'theme-day.months-missing': { label: '没有主题党日的月份', unit: '个月' },
  'theme-day.months-held': { label: '有主题党日的月份', unit: '个月' },
  'values-activity.missing': { label: '道德建设活动缺失', unit: '' },
  'thought-analysis.missing': { label: '思想状况分析缺失', unit: '' },
  'talks.members-missed': { label: '未谈心谈话的党员', unit: '人' },
  'seats.vacant-three-months': { label: '班子空缺满三个月', unit: '' },
  'election.delay': { label: '换届推延', unit: '个月' },
  'members-meeting.held': { label: '党员大会', unit: '次' },
  'committee-meeting.held': { label: '支委会', unit: '次' },
  'group-meeting.missing': { label: '各党小组缺开的党小组会', unit: '次' },
  'lecture.held': { label: '党课', unit: '次' },
  'transfers.overdue-six-months': { label: '组织关系应转未转超过六个月', unit: '例' },
  'help-activity.missing': { label: '联系帮扶活动缺失', unit: '' },
  'clean-duty-list.missing': { label: '廉政责任清单缺失', unit: '' },
  'clean-plan.missing': { label: '年度计划缺廉政内容', unit: '' },
  'warning-education.missing': { label: '党纪法规学习与警示教育缺失', unit: '' },
  'openness.missing': { label: '党务公开与情况通报缺失', unit: '' },
  'basic-rules.missing': { label: '缺少的基本制度', unit: '项' },
  'record-book.gaps': { label: '记实本明显缺漏', unit: '' },
  'member-index.means': { label: '先锋指数平均分（支部、市直）', unit: '分' },
  'member-index.bottom-fifteen': { label: '底线分被扣满 15 分的党员', unit: '例' },
  'punishments.of-members': { label: '党员受党纪处分', unit: '例' },
  // An organ over the period: what the records of its branches add up to.
  'branches.theme-day-months-missing': { label: '各支部没有主题党日的月份合计', unit: '个月' },
  'branches.members-meetings': { label: '各支部党员大会合计', unit: '次' },
  'branches.lectures': { label: '各支部党课合计', unit: '次' },
  'members.volunteer-hours': { label: '所属党员认定志愿服务时长合计', unit: '小时' },
  'members.study-hours': { label: '所属党员认定学时合计', unit: '学时' },
  // A member over the period.
  'meetings.absences': { label: '会议缺席与迟到', unit: '次' },
  'theme-day.absences': { label: '主题党日缺席', unit: '次' },
  'theme-day.attended': { label: '参加主题党日', unit: '次' },
  'study-hours.verified': { label: '认定学时', unit: '学时' },
  'xuexi.quarters-attested': { label: '支部认定完成规定学习的季度', unit: '季' },
  'dues.months-late': { label: '党费迟交月份', unit: '个月' },
  'dues.months-unpaid': { label: '党费未交月份', unit: '个月' },
  'volunteer-hours.verified': { label: '认定志愿服务时长', unit: '小时' },
  'pledges.unfulfilled': { label: '未兑现的承诺', unit: '项' },
  'honours.won': { label: '表彰', unit: '项' },
  'hard-tasks.done': { label: '中心工作与急难险重任务', unit: '项' },
  'punishments.disciplined': { label: '警告、严重警告、撤职', unit: '次' },
  'punishments.grave': { label: '留党察看、开除', unit: '' },
  'lectures.given': { label: '讲党课与宣讲', unit: '次' },
} as const satisfies Record<string, Measure>
