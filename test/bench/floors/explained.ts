/** Jinhua 2018 written out by hand for one row of facts: the total, the standing and a line for each of the 61 clauses. Long because
 * nothing is shared between lines: that is what makes it a floor. */
export interface ExplainedLine {
  readonly clause: string
  readonly label: string
  readonly cite: string
  readonly points: number
  readonly before_limit: number
  readonly limit: number | null
  readonly state: 'met' | 'unmet'
  readonly pending: number | null
  /** what the line is about, for words made later */
  readonly count: number
  readonly rate: number
  readonly remarks: readonly string[]
  readonly flags: readonly string[]
}

const NONE: readonly string[] = []

export interface ExplainedScore {
  readonly total: number
  readonly standing: string
  readonly lines: readonly ExplainedLine[]
}

function cut(counted: number, amount: number, limit: number): number | null {
  return counted < amount ? limit : null
}

function state(met: boolean): 'met' | 'unmet' {
  return met ? 'met' : 'unmet'
}

export function explainedScore(row: Int32Array): ExplainedScore {
  const a0 = (row[0] as number) * 200
  const c0 = Math.min(a0, 400)
  const a1 = (row[1] as number) * 100
  const c1 = Math.min(a1, 300)
  const a2 = (row[2] as number) * 200
  const c2 = Math.min(a2, 300 - c1)
  const a3 = (row[3] as number) * 200
  const c3 = Math.min(a3, 400)
  const a4 = (row[4] as number) * 100
  const c4 = Math.min(a4, 400 - c3)
  const a5 = (row[5] as number) * 200
  const c5 = Math.min(a5, 200)
  const a6 = (row[6] as number) * 200
  const c6 = Math.min(a6, 200)
  const a7 = (row[7] as number) * 50
  const c7 = Math.min(a7, 100)
  const a8 = row[8] as number
  const c8 = Math.min(a8, 300)
  const a9 = row[9] as number
  const c9 = Math.min(a9, 200)
  const a10 = (row[10] as number) * 100
  const c10 = Math.min(a10, 300)
  const a11 = (row[11] as number) * 100
  const c11 = Math.min(a11, 100)
  const a12 = (row[12] as number) * 100
  const c12 = Math.min(a12, 200)
  const a13 = (row[13] as number) * 50
  const c13 = Math.min(a13, 200 - c12)
  const a14 = row[14] as number
  const c14 = Math.min(a14, 300)
  const a15 = (row[15] as number) * 100
  const c15 = Math.min(a15, 100)
  const a16 = (row[16] as number) > 12 ? 200 : (row[16] as number) > 0 ? 100 : 0
  const c16 = Math.min(a16, 200)
  const a17 = (row[17] as number) * 100
  const c17 = Math.min(a17, 400)
  const a18 = (row[18] as number) * 50
  const c18 = Math.min(a18, 400 - c17)
  const a19 = (row[19] as number) * 50
  const c19 = Math.min(a19, 400 - c17 - c18)
  const a20 = (row[20] as number) * 50
  const c20 = Math.min(a20, 400 - c17 - c18 - c19)
  const a21 = (row[21] as number) * 50
  const c21 = Math.min(a21, 100)
  const a22 = row[22] as number
  const c22 = Math.min(a22, 400)
  const a23 = (row[23] as number) * 200
  const c23 = Math.min(a23, 400 - c22)
  const a24 = (row[24] as number) * 200
  const c24 = Math.min(a24, 400)
  const a25 = (row[25] as number) * 200
  const c25 = Math.min(a25, 400 - c24)
  const a26 = (row[26] as number) * 100
  const c26 = Math.min(a26, 100)
  const a27 = row[27] as number
  const c27 = Math.min(a27, 200)
  const a28 = (row[28] as number) * 100
  const c28 = Math.min(a28, 100)
  const a29 = (row[29] as number) * 200
  const c29 = Math.min(a29, 200)
  const a30 = row[30] as number
  const c30 = Math.min(a30, 200)
  const a31 = (row[31] as number) * 100
  const c31 = Math.min(a31, 200)
  const a32 = (row[32] as number) * 100
  const c32 = Math.min(a32, 100)
  const a33 = (row[33] as number) * 100
  const c33 = Math.min(a33, 100)
  const a34 = (row[34] as number) * 100
  const c34 = Math.min(a34, 100)
  const a35 = (row[35] as number) * 100
  const c35 = Math.min(a35, 100)
  const a36 = (row[36] as number) * 200
  const c36 = Math.min(a36, 200)
  const a37 = (row[37] as number) * 100
  const c37 = Math.min(a37, 100)
  const a38 = (row[38] as number) * 100
  const c38 = Math.min(a38, 100)
  const a39 = (row[39] as number) * 100
  const c39 = Math.min(a39, 100)
  const a40 = (row[40] as number) * 100
  const c40 = Math.min(a40, 100)
  const a41 = (row[41] as number) * 100
  const c41 = Math.min(a41, 100)
  const a42 = (row[42] as number) * 200
  const c42 = Math.min(a42, 200)
  const a43 = (row[43] as number) * 100
  const c43 = Math.min(a43, 100)
  const a44 = (row[44] as number) * 50
  const c44 = Math.min(a44, 200)
  const a45 = row[45] as number
  const c45 = Math.min(a45, 200)
  const a46 = (row[46] as number) * 100
  const c46 = Math.min(a46, 200)
  const a47 = row[47] as number
  const c47 = Math.min(a47, 200 - c46)
  const a48 = row[48] as number
  const c48 = Math.min(a48, 200)
  const a49 = (row[49] as number) * 200
  const c49 = Math.min(a49, 200)
  const a50 =
    (row[50] as number) * 600 +
    (row[51] as number) * 500 +
    (row[52] as number) * 400 +
    (row[53] as number) * 300 +
    (row[54] as number) * 200
  const c50 = Math.min(a50, 1200)
  const a51 =
    (row[55] as number) * 600 +
    (row[56] as number) * 500 +
    (row[57] as number) * 400 +
    (row[58] as number) * 300 +
    (row[59] as number) * 200
  const c51 = Math.min(a51, 1000)
  const a52 =
    (row[60] as number) * 600 +
    (row[61] as number) * 500 +
    (row[62] as number) * 400 +
    (row[63] as number) * 300 +
    (row[64] as number) * 200
  const c52 = Math.min(a52, 800)
  const a53 =
    (row[65] as number) * 500 +
    (row[66] as number) * 400 +
    (row[67] as number) * 300 +
    (row[68] as number) * 200 +
    (row[69] as number) * 100
  const c53 = Math.min(a53, 500)
  const a54 = row[70] as number
  const c54 = Math.min(a54, 500)
  const a59 = (row[75] as number) >= 3 ? 500 : (row[75] as number) >= 2 ? 200 : (row[75] as number) >= 1 ? 100 : 0
  const a60 =
    (row[76] as number) * 100 +
    (row[77] as number) * 200 +
    (row[78] as number) * 300 +
    (row[79] as number) * 400 +
    (row[80] as number) * 500
  const total =
    8000 -
    c0 -
    c1 -
    c2 -
    c3 -
    c4 -
    c5 -
    c6 -
    c7 -
    c8 -
    c9 -
    c10 -
    c11 -
    c12 -
    c13 -
    c14 -
    c15 -
    c16 -
    c17 -
    c18 -
    c19 -
    c20 -
    c21 -
    c22 -
    c23 -
    c24 -
    c25 -
    c26 -
    c27 -
    c28 -
    c29 -
    c30 -
    c31 -
    c32 -
    c33 -
    c34 -
    c35 -
    c36 -
    c37 -
    c38 -
    c39 -
    c40 -
    c41 -
    c42 -
    c43 -
    c44 -
    c45 -
    c46 -
    c47 -
    c48 -
    c49 +
    c50 +
    c51 +
    c52 +
    c53 +
    c54 -
    a59 -
    a60
  const vetoed = row[71] === 1 || row[72] === 1 || row[73] === 1 || row[74] === 1
  const standing = vetoed ? '后进整转' : total >= 11000 ? '优秀' : total >= 9000 ? '达标' : '未达标'
  const lines: ExplainedLine[] = [
    {
      clause: 'basic.politics.1',
      label: '上级部署学习贯彻不及时',
      cite: '金华指标 附件 政治建设 1',
      points: 0 - c0,
      before_limit: 0 - a0,
      limit: cut(c0, a0, 400),
      state: state(a0 === 0),
      pending: null,
      count: row[0] as number,
      rate: 200,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.politics.2.a',
      label: '政治建设措施没写出来',
      cite: '金华指标 附件 政治建设 2',
      points: 0 - c1,
      before_limit: 0 - a1,
      limit: cut(c1, a1, 300),
      state: state(a1 === 0),
      pending: null,
      count: row[1] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.politics.2.b',
      label: '政治建设工作没做起来',
      cite: '金华指标 附件 政治建设 2',
      points: 0 - c2,
      before_limit: 0 - a2,
      limit: cut(c2, a2, 300),
      state: state(a2 === 0),
      pending: null,
      count: row[2] as number,
      rate: 200,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.politics.3.a',
      label: '组织生活检查没做没报',
      cite: '金华指标 附件 政治建设 3',
      points: 0 - c3,
      before_limit: 0 - a3,
      limit: cut(c3, a3, 400),
      state: state(a3 === 0),
      pending: null,
      count: row[3] as number,
      rate: 200,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.politics.3.b',
      label: '领导干部缺双重组织生活',
      cite: '金华指标 附件 政治建设 3',
      points: 0 - c4,
      before_limit: 0 - a4,
      limit: cut(c4, a4, 400),
      state: state(a4 === 0),
      pending: null,
      count: row[4] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.politics.4',
      label: '党性锻炼活动未组织',
      cite: '金华指标 附件 政治建设 4',
      points: 0 - c5,
      before_limit: 0 - a5,
      limit: cut(c5, a5, 200),
      state: state(a5 === 0),
      pending: null,
      count: row[5] as number,
      rate: 200,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.politics.5',
      label: '网上主流信息未推送',
      cite: '金华指标 附件 政治建设 5',
      points: 0 - c6,
      before_limit: 0 - a6,
      limit: cut(c6, a6, 200),
      state: state(a6 === 0),
      pending: null,
      count: row[6] as number,
      rate: 200,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.ideology.1',
      label: '三类计划缺几类',
      cite: '金华指标 附件 思想建设 1',
      points: 0 - c7,
      before_limit: 0 - a7,
      limit: cut(c7, a7, 100),
      state: state(a7 === 0),
      pending: null,
      count: row[7] as number,
      rate: 50,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.ideology.2',
      label: '理论学习有缺项定级',
      cite: '金华指标 附件 思想建设 2',
      points: 0 - c8,
      before_limit: 0 - a8,
      limit: cut(c8, a8, 300),
      state: state(a8 === 0),
      pending: null,
      count: row[8] as number,
      rate: 1,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.ideology.3',
      label: '读书与纪念活动定级',
      cite: '金华指标 附件 思想建设 3',
      points: 0 - c9,
      before_limit: 0 - a9,
      limit: cut(c9, a9, 200),
      state: state(a9 === 0),
      pending: null,
      count: row[9] as number,
      rate: 1,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.ideology.4',
      label: '主题党日缺几个月',
      cite: '金华指标 附件 思想建设 4',
      points: 0 - c10,
      before_limit: 0 - a10,
      limit: cut(c10, a10, 300),
      state: state(a10 === 0),
      pending: null,
      count: row[10] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.ideology.5',
      label: '价值观与道德建设未做',
      cite: '金华指标 附件 思想建设 5',
      points: 0 - c11,
      before_limit: 0 - a11,
      limit: cut(c11, a11, 100),
      state: state(a11 === 0),
      pending: null,
      count: row[11] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.ideology.6.a',
      label: '思想状况分析未做',
      cite: '金华指标 附件 思想建设 6',
      points: 0 - c12,
      before_limit: 0 - a12,
      limit: cut(c12, a12, 200),
      state: state(a12 === 0),
      pending: null,
      count: row[12] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.ideology.6.b',
      label: '书记谈心漏了几人',
      cite: '金华指标 附件 思想建设 6',
      points: 0 - c13,
      before_limit: 0 - a13,
      limit: cut(c13, a13, 200),
      state: state(a13 === 0),
      pending: null,
      count: row[13] as number,
      rate: 50,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.ideology.7',
      label: '双阵地建设定级',
      cite: '金华指标 附件 思想建设 7',
      points: 0 - c14,
      before_limit: 0 - a14,
      limit: cut(c14, a14, 300),
      state: state(a14 === 0),
      pending: null,
      count: row[14] as number,
      rate: 1,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.organization.1',
      label: '班子缺人满三个月',
      cite: '金华指标 附件 组织建设 1',
      points: 0 - c15,
      before_limit: 0 - a15,
      limit: cut(c15, a15, 100),
      state: state(a15 === 0),
      pending: null,
      count: row[15] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.organization.2',
      label: '换届无故拖延时长',
      cite: '金华指标 附件 组织建设 2',
      points: 0 - c16,
      before_limit: 0 - a16,
      limit: cut(c16, a16, 200),
      state: state(a16 === 0),
      pending: null,
      count: row[16] as number,
      rate: 0,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.organization.3.a',
      label: '党员大会欠开次数',
      cite: '金华指标 附件 组织建设 3',
      points: 0 - c17,
      before_limit: 0 - a17,
      limit: cut(c17, a17, 400),
      state: state(a17 === 0),
      pending: null,
      count: row[17] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.organization.3.b',
      label: '支委会欠开次数',
      cite: '金华指标 附件 组织建设 3',
      points: 0 - c18,
      before_limit: 0 - a18,
      limit: cut(c18, a18, 400),
      state: state(a18 === 0),
      pending: null,
      count: row[18] as number,
      rate: 50,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.organization.3.c',
      label: '党小组会欠开次数',
      cite: '金华指标 附件 组织建设 3',
      points: 0 - c19,
      before_limit: 0 - a19,
      limit: cut(c19, a19, 400),
      state: state(a19 === 0),
      pending: null,
      count: row[19] as number,
      rate: 50,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.organization.3.d',
      label: '党课欠讲次数',
      cite: '金华指标 附件 组织建设 3',
      points: 0 - c20,
      before_limit: 0 - a20,
      limit: cut(c20, a20, 400),
      state: state(a20 === 0),
      pending: null,
      count: row[20] as number,
      rate: 50,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.organization.4',
      label: '组织关系滞留超半年',
      cite: '金华指标 附件 组织建设 4',
      points: 0 - c21,
      before_limit: 0 - a21,
      limit: cut(c21, a21, 100),
      state: state(a21 === 0),
      pending: null,
      count: row[21] as number,
      rate: 50,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.organization.5.a',
      label: '党费收缴公开定级',
      cite: '金华指标 附件 组织建设 5',
      points: 0 - c22,
      before_limit: 0 - a22,
      limit: cut(c22, a22, 400),
      state: state(a22 === 0),
      pending: null,
      count: row[22] as number,
      rate: 1,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.organization.5.b',
      label: '党费使用违规',
      cite: '金华指标 附件 组织建设 5',
      points: 0 - c23,
      before_limit: 0 - a23,
      limit: cut(c23, a23, 400),
      state: state(a23 === 0),
      pending: null,
      count: row[23] as number,
      rate: 200,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.organization.6.a',
      label: '发展程序不合规',
      cite: '金华指标 附件 组织建设 6',
      points: 0 - c24,
      before_limit: 0 - a24,
      limit: cut(c24, a24, 400),
      state: state(a24 === 0),
      pending: null,
      count: row[24] as number,
      rate: 200,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.organization.6.b',
      label: '不合条件被发展人数',
      cite: '金华指标 附件 组织建设 6',
      points: 0 - c25,
      before_limit: 0 - a25,
      limit: cut(c25, a25, 400),
      state: state(a25 === 0),
      pending: null,
      count: row[25] as number,
      rate: 200,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.organization.7',
      label: '违纪情况瞒报或迟录',
      cite: '金华指标 附件 组织建设 7',
      points: 0 - c26,
      before_limit: 0 - a26,
      limit: cut(c26, a26, 100),
      state: state(a26 === 0),
      pending: null,
      count: row[26] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.organization.8',
      label: '评优争创品牌定级',
      cite: '金华指标 附件 组织建设 8',
      points: 0 - c27,
      before_limit: 0 - a27,
      limit: cut(c27, a27, 200),
      state: state(a27 === 0),
      pending: null,
      count: row[27] as number,
      rate: 1,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.organization.9',
      label: '群团统战被上级点名',
      cite: '金华指标 附件 组织建设 9',
      points: 0 - c28,
      before_limit: 0 - a28,
      limit: cut(c28, a28, 100),
      state: state(a28 === 0),
      pending: null,
      count: row[28] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.style.1',
      label: '党员作风被通报',
      cite: '金华指标 附件 作风建设 1',
      points: 0 - c29,
      before_limit: 0 - a29,
      limit: cut(c29, a29, 200),
      state: state(a29 === 0),
      pending: null,
      count: row[29] as number,
      rate: 200,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.style.2',
      label: '社会治理与志愿定级',
      cite: '金华指标 附件 作风建设 2',
      points: 0 - c30,
      before_limit: 0 - a30,
      limit: cut(c30, a30, 200),
      state: state(a30 === 0),
      pending: null,
      count: row[30] as number,
      rate: 1,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.style.3',
      label: '不作为被查处例数',
      cite: '金华指标 附件 作风建设 3',
      points: 0 - c31,
      before_limit: 0 - a31,
      limit: cut(c31, a31, 200),
      state: state(a31 === 0),
      pending: null,
      count: row[31] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.style.4',
      label: '五支队伍作用不显',
      cite: '金华指标 附件 作风建设 4',
      points: 0 - c32,
      before_limit: 0 - a32,
      limit: cut(c32, a32, 100),
      state: state(a32 === 0),
      pending: null,
      count: row[32] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.style.5',
      label: '不当场所与酒牌局',
      cite: '金华指标 附件 作风建设 5',
      points: 0 - c33,
      before_limit: 0 - a33,
      limit: cut(c33, a33, 100),
      state: state(a33 === 0),
      pending: null,
      count: row[33] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.style.6',
      label: '联系帮扶没有组织',
      cite: '金华指标 附件 作风建设 6',
      points: 0 - c34,
      before_limit: 0 - a34,
      limit: cut(c34, a34, 100),
      state: state(a34 === 0),
      pending: null,
      count: row[34] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.style.7',
      label: '家风恶劣影响例数',
      cite: '金华指标 附件 作风建设 7',
      points: 0 - c35,
      before_limit: 0 - a35,
      limit: cut(c35, a35, 100),
      state: state(a35 === 0),
      pending: null,
      count: row[35] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.discipline.1',
      label: '廉政责任清单没落实',
      cite: '金华指标 附件 纪律建设 1',
      points: 0 - c36,
      before_limit: 0 - a36,
      limit: cut(c36, a36, 200),
      state: state(a36 === 0),
      pending: null,
      count: row[36] as number,
      rate: 200,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.discipline.2',
      label: '年度计划无廉政内容',
      cite: '金华指标 附件 纪律建设 2',
      points: 0 - c37,
      before_limit: 0 - a37,
      limit: cut(c37, a37, 100),
      state: state(a37 === 0),
      pending: null,
      count: row[37] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.discipline.3',
      label: '纪法学习警示没组织',
      cite: '金华指标 附件 纪律建设 3',
      points: 0 - c38,
      before_limit: 0 - a38,
      limit: cut(c38, a38, 100),
      state: state(a38 === 0),
      pending: null,
      count: row[38] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.discipline.4',
      label: '专项行动瞒报被处理',
      cite: '金华指标 附件 纪律建设 4',
      points: 0 - c39,
      before_limit: 0 - a39,
      limit: cut(c39, a39, 100),
      state: state(a39 === 0),
      pending: null,
      count: row[39] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.discipline.5',
      label: '领导个人事项未报告',
      cite: '金华指标 附件 纪律建设 5',
      points: 0 - c40,
      before_limit: 0 - a40,
      limit: cut(c40, a40, 100),
      state: state(a40 === 0),
      pending: null,
      count: row[40] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.discipline.6',
      label: '党务公开通报没做',
      cite: '金华指标 附件 纪律建设 6',
      points: 0 - c41,
      before_limit: 0 - a41,
      limit: cut(c41, a41, 100),
      state: state(a41 === 0),
      pending: null,
      count: row[41] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.discipline.7',
      label: '违纪迟报被通报',
      cite: '金华指标 附件 纪律建设 7',
      points: 0 - c42,
      before_limit: 0 - a42,
      limit: cut(c42, a42, 200),
      state: state(a42 === 0),
      pending: null,
      count: row[42] as number,
      rate: 200,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.discipline.8',
      label: '一案双查配合不到位',
      cite: '金华指标 附件 纪律建设 8',
      points: 0 - c43,
      before_limit: 0 - a43,
      limit: cut(c43, a43, 100),
      state: state(a43 === 0),
      pending: null,
      count: row[43] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.system.1',
      label: '基本制度缺几项',
      cite: '金华指标 附件 制度建设 1',
      points: 0 - c44,
      before_limit: 0 - a44,
      limit: cut(c44, a44, 200),
      state: state(a44 === 0),
      pending: null,
      count: row[44] as number,
      rate: 50,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.system.2',
      label: '档案管理定级',
      cite: '金华指标 附件 制度建设 2',
      points: 0 - c45,
      before_limit: 0 - a45,
      limit: cut(c45, a45, 200),
      state: state(a45 === 0),
      pending: null,
      count: row[45] as number,
      rate: 1,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.system.3.a',
      label: '记实本内容明显缺漏',
      cite: '金华指标 附件 制度建设 3',
      points: 0 - c46,
      before_limit: 0 - a46,
      limit: cut(c46, a46, 200),
      state: state(a46 === 0),
      pending: null,
      count: row[46] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.system.3.b',
      label: '记实本简略不规范定级',
      cite: '金华指标 附件 制度建设 3',
      points: 0 - c47,
      before_limit: 0 - a47,
      limit: cut(c47, a47, 200),
      state: state(a47 === 0),
      pending: null,
      count: row[47] as number,
      rate: 1,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.system.4',
      label: '先锋指数平台定级',
      cite: '金华指标 附件 制度建设 4',
      points: 0 - c48,
      before_limit: 0 - a48,
      limit: cut(c48, a48, 200),
      state: state(a48 === 0),
      pending: null,
      count: row[48] as number,
      rate: 1,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'basic.system.5',
      label: '全国系统信息没完善',
      cite: '金华指标 附件 制度建设 5',
      points: 0 - c49,
      before_limit: 0 - a49,
      limit: cut(c49, a49, 200),
      state: state(a49 === 0),
      pending: null,
      count: row[49] as number,
      rate: 200,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'pioneer.1',
      label: '中心工作表彰',
      cite: '金华指标 附件 先锋分 1',
      points: c50,
      before_limit: a50,
      limit: cut(c50, a50, 1200),
      state: state(a50 > 0),
      pending: null,
      count: row[50] as number,
      rate: 600,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'pioneer.2',
      label: '党建重点工作表彰',
      cite: '金华指标 附件 先锋分 2',
      points: c51,
      before_limit: a51,
      limit: cut(c51, a51, 1000),
      state: state(a51 > 0),
      pending: null,
      count: row[55] as number,
      rate: 600,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'pioneer.3',
      label: '创新特色成果认定',
      cite: '金华指标 附件 先锋分 3',
      points: c52,
      before_limit: a52,
      limit: cut(c52, a52, 800),
      state: state(a52 > 0),
      pending: null,
      count: row[60] as number,
      rate: 600,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'pioneer.4',
      label: '党建成果文章荣誉',
      cite: '金华指标 附件 先锋分 4',
      points: c53,
      before_limit: a53,
      limit: cut(c53, a53, 500),
      state: state(a53 > 0),
      pending: null,
      count: row[65] as number,
      rate: 500,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'pioneer.5',
      label: '先锋指数均分高于市直',
      cite: '金华指标 附件 先锋分 5',
      points: c54,
      before_limit: a54,
      limit: cut(c54, a54, 500),
      state: state(a54 > 0),
      pending: null,
      count: row[70] as number,
      rate: 1,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'bottom.veto.1',
      label: '执行决策不力被通报',
      cite: '金华指标 附件 底线分 1',
      points: 0,
      before_limit: 0,
      limit: null,
      state: state(row[71] === 0),
      pending: null,
      count: row[71] as number,
      rate: 0,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'bottom.veto.2',
      label: '治党失责支部被问责',
      cite: '金华指标 附件 底线分 2',
      points: 0,
      before_limit: 0,
      limit: null,
      state: state(row[72] === 0),
      pending: null,
      count: row[72] as number,
      rate: 0,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'bottom.veto.3',
      label: '党建虚弱边缘被通报',
      cite: '金华指标 附件 底线分 3',
      points: 0,
      before_limit: 0,
      limit: null,
      state: state(row[73] === 0),
      pending: null,
      count: row[73] as number,
      rate: 0,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'bottom.veto.4',
      label: '政治生态差被通报',
      cite: '金华指标 附件 底线分 4',
      points: 0,
      before_limit: 0,
      limit: null,
      state: state(row[74] === 0),
      pending: null,
      count: row[74] as number,
      rate: 0,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'bottom.deduct.5',
      label: '党员底线分重扣例数',
      cite: '金华指标 附件 底线分 5',
      points: 0 - a59,
      before_limit: 0 - a59,
      limit: null,
      state: state(a59 === 0),
      pending: null,
      count: row[75] as number,
      rate: 0,
      remarks: NONE,
      flags: NONE,
    },
    {
      clause: 'bottom.deduct.6',
      label: '党员党纪处分',
      cite: '金华指标 附件 底线分 6',
      points: 0 - a60,
      before_limit: 0 - a60,
      limit: null,
      state: state(a60 === 0),
      pending: null,
      count: row[76] as number,
      rate: 100,
      remarks: NONE,
      flags: NONE,
    },
  ]
  return { total, standing, lines }
}
