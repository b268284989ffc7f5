import { describe, expect, it } from '@jest/globals'
import type { Index } from '../../miniprogram/src/app/index-sheet/index-types'
import { effectsOf } from '../../miniprogram/src/app/records/effect-of'
import type { RecordKind } from '../../shared/records/kinds'

interface Given {
  readonly id: string
  readonly kind: 'held' | 'earned'
  readonly limit: string
  readonly facts: string
  readonly arithmetic: string
  readonly pending?: string
}

function indexOf(records: RecordKind, ...given: readonly Given[]): Index {
  const items = given.map(({ id, kind, limit }) => ({
    id,
    label: id,
    kind,
    limit,
    points: '0.00',
    mark: null,
    clauses: [id],
    records: [records],
  }))
  const lines = given.map(({ id, facts, arithmetic, pending = null }) => ({ clause: id, facts, arithmetic, pending }))
  return {
    sheet: [{ id: 'basic', label: 'basic', depth: 0, total: null, points: '0.00', items }],
    lines,
  } as unknown as Index
}

const volunteer = {
  id: '志愿服务',
  kind: 'earned',
  limit: '12.00',
  facts: '12.5 小时',
  arithmetic: '12.00 × 12.5 ÷ 16 = 9.37',
} as const
const study = {
  id: '学时',
  kind: 'held',
  limit: '12.00',
  facts: '缺 12 学时',
  arithmetic: '12 × 0.50 = 6.00',
  pending: '-6.00',
} as const

describe('what a record would do to the index', () => {
  it('goes up by the line’s own rate, rounded down as the rules do', () => {
    // 12 × 14.5 ÷ 16 = 10.875 → 10.87; 10.87 − 9.37 = 1.50
    expect(effectsOf(indexOf('volunteer-hours', volunteer), 'volunteer-hours', 2)).toEqual([
      { item: '志愿服务', from: '12.5', to: '14.5 小时', gain: 150, later: false, full: false },
    ])
  })

  it('stops at the item’s limit', () => {
    const [one] = effectsOf(indexOf('volunteer-hours', volunteer), 'volunteer-hours', 8)
    expect(one?.gain).toBe(1200 - 937)
    const full = { ...volunteer, facts: '20 小时', arithmetic: '12.00 × 20 ÷ 16 = 15.00' }
    expect(effectsOf(indexOf('volunteer-hours', full), 'volunteer-hours', 1)).toMatchObject([{ gain: 0, full: true }])
  })

  it('lessens what lacks, never below nothing, and says that only the close takes it', () => {
    expect(effectsOf(indexOf('study-hours', study), 'study-hours', 3)).toEqual([
      { item: '学时', from: '缺 12', to: '缺 9 学时', gain: 150, later: true, full: false },
    ])
    expect(effectsOf(indexOf('study-hours', study), 'study-hours', 20)).toMatchObject([{ to: '缺 0 学时', gain: 600 }])
  })

  it('tells no points where the arithmetic does not give the line’s result with the quantity', () => {
    const other = { ...volunteer, arithmetic: '未超过 16 小时' }
    expect(effectsOf(indexOf('volunteer-hours', other), 'volunteer-hours', 2)).toMatchObject([{ gain: undefined }])
    const wrong = { ...volunteer, arithmetic: '12.00 × 12.5 ÷ 16 = 9.40' }
    expect(effectsOf(indexOf('volunteer-hours', wrong), 'volunteer-hours', 2)).toMatchObject([{ gain: undefined }])
  })

  it('says nothing of an item whose facts are no single quantity, or that nothing lacks', () => {
    const graded = { ...volunteer, facts: '国家级 1 项、市级 1 项', arithmetic: '' }
    expect(effectsOf(indexOf('honour', graded), 'honour', 1)).toEqual([])
    expect(effectsOf(indexOf('study-hours', { ...study, facts: '0 项' }), 'study-hours', 1)).toEqual([])
    expect(effectsOf(indexOf('honour', volunteer), 'volunteer-hours', 1)).toEqual([])
  })
})
