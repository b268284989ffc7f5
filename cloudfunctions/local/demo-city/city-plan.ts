/** How a branch's year goes. */
export type Fortune = 'excellent' | 'sound' | 'behind' | 'lagging' | 'vetoed'

export interface BranchPlan {
  readonly name: string
  readonly fortune: Fortune
  readonly members: number
  /** party groups; 0 for a branch that is too small */
  readonly groups: number
  /** months of 2026 in which no theme day was held */
  readonly missed: readonly number[]
}

export interface CityPlan {
  readonly name: string
  readonly worksCommittee: string
  readonly ownBranch: BranchPlan
  readonly organs: readonly { readonly name: string; readonly branches: readonly BranchPlan[] }[]
}

/** How much of the city is founded: all of it, or a small part for tests. */
export type CityScale = 'whole' | 'small'

const branch = (
  name: string,
  fortune: Fortune,
  members: number,
  missed: readonly number[] = [],
  groups = 0,
): BranchPlan => ({
  name,
  fortune,
  members,
  groups,
  missed,
})

/** An invented city: the first branch of the first organ is the one that the demo's member and secretary are of. */
const WHOLE: CityPlan = {
  name: '云川市',
  worksCommittee: '云川市直属机关工作委员会',
  ownBranch: branch('', 'sound', 12),
  organs: [
    {
      name: '市水务局机关党委',
      branches: [
        branch('河湖管理处党支部', 'sound', 20, [9], 2),
        branch('机关第一党支部', 'excellent', 18, [], 2),
        branch('水文中心党支部', 'sound', 16, [2]),
        branch('供排水管理处党支部', 'behind', 14, [2, 5]),
      ],
    },
    {
      name: '市交通运输局机关党委',
      branches: [
        branch('公路中心第一党支部', 'sound', 19),
        branch('公路中心第二党支部', 'vetoed', 16, [3]),
        branch('港航中心党支部', 'excellent', 17),
        branch('机关党支部', 'sound', 18, [], 2),
      ],
    },
    {
      name: '市老干部局机关党委',
      branches: [
        branch('第一党支部', 'sound', 15),
        branch('第二党支部', 'behind', 13, [1, 7]),
        branch('第三党支部', 'excellent', 17),
        branch('活动中心党支部', 'sound', 16, [8]),
      ],
    },
    {
      name: '市文化广电局机关党委',
      branches: [
        branch('图书馆党支部', 'excellent', 18),
        branch('文化馆党支部', 'sound', 15),
        branch('博物馆党支部', 'lagging', 14, [1, 4, 8]),
        branch('机关党支部', 'sound', 17),
      ],
    },
    {
      name: '市市场监管局机关党委',
      branches: [
        branch('企业注册处党支部', 'sound', 18),
        branch('检验检测中心党支部', 'behind', 20, [6], 2),
        branch('综合执法支队党支部', 'sound', 21, [], 2),
        branch('机关党支部', 'excellent', 16),
      ],
    },
    {
      name: '市档案馆机关党委',
      branches: [
        branch('业务一处党支部', 'sound', 15),
        branch('业务二处党支部', 'behind', 14, [4, 10]),
        branch('信息中心党支部', 'sound', 16),
      ],
    },
  ],
}

/** A few small branches of every fortune, for tests. */
const SMALL: CityPlan = {
  ...WHOLE,
  ownBranch: branch('', 'sound', 4),
  organs: [
    {
      name: '市水务局机关党委',
      branches: [
        branch('河湖管理处党支部', 'sound', 16, [9], 2),
        branch('机关第一党支部', 'excellent', 6),
        branch('水文中心党支部', 'behind', 12, [2, 5]),
      ],
    },
    {
      name: '市交通运输局机关党委',
      branches: [branch('公路中心第二党支部', 'vetoed', 6, [3]), branch('港航中心党支部', 'lagging', 6, [1, 4, 8])],
    },
  ],
}

export const cityPlans: Readonly<Record<CityScale, CityPlan>> = { whole: WHOLE, small: SMALL }
