/** What a gathering can be; one gathering may be several kinds at once. */
export const activityKinds = {
  'members-meeting': '党员大会',
  committee: '委员会会议',
  group: '党小组会',
  lecture: '党课',
  'theme-day': '主题党日',
  'organisational-life': '组织生活会',
  volunteer: '志愿服务',
  study: '集中学习',
} as const

export type ActivityKind = keyof typeof activityKinds

/**
 * Which kinds an organisation of each kind may hold. A group meets as a group, and the branch's own meetings are
 * held by the branch, so that no month and no meeting is counted for a branch that did not hold it.
 */
export const kindsHeldBy = {
  'works-committee': ['lecture', 'theme-day', 'volunteer', 'study'],
  'organ-committee': ['members-meeting', 'committee', 'lecture', 'theme-day', 'volunteer', 'study'],
  'general-branch': [
    'members-meeting',
    'committee',
    'lecture',
    'theme-day',
    'organisational-life',
    'volunteer',
    'study',
  ],
  branch: ['members-meeting', 'committee', 'lecture', 'theme-day', 'organisational-life', 'volunteer', 'study'],
  group: ['group', 'organisational-life', 'volunteer', 'study'],
} as const satisfies Record<string, readonly ActivityKind[]>
