import * as z from 'zod'
import { hours, points } from '../contract/values'

const count = (title: string, most: number) => z.strictObject({ count: z.int().min(0).max(most).meta({ title }) })
const yes = <Key extends string>(key: Key, title: string) =>
  z.strictObject({ [key]: z.boolean().meta({ title }) } as Record<Key, z.ZodBoolean>)

interface SettingDefinition {
  readonly label: string
  /** whose it is; what is set for an organisation holds for those below it unless they have their own */
  readonly of: 'organisation' | 'person'
  readonly value: z.ZodType<Record<string, unknown>>
}

/**
 * Everything that staff may set, with dates, because no document gives it a scale: a closed list. What is
 * stored is the value as it travels.
 */
export const settings = {
  'required.members-meeting': {
    label: '党员大会一年应开次数',
    of: 'organisation',
    value: count('次数', 366),
  },
  'required.committee-meeting': { label: '支委会一年应开次数', of: 'organisation', value: count('次数', 366) },
  'required.group-meeting': { label: '每个党小组一年应开会次数', of: 'organisation', value: count('次数', 366) },
  'required.lecture': { label: '党课一年应讲次数', of: 'organisation', value: count('次数', 366) },
  'required.theme-day': { label: '主题党日一年应开次数', of: 'organisation', value: count('次数', 366) },
  'committee.seats': { label: '支委会职数', of: 'organisation', value: count('职数', 99) },
  'threshold.committee': { label: '设支委会的党员人数线', of: 'organisation', value: count('人数', 999) },
  'threshold.group': { label: '设党小组的党员人数线', of: 'organisation', value: count('人数', 999) },
  'threshold.xuexi-quarter': {
    label: '一季度规定学习的积分',
    of: 'organisation',
    value: count('积分', 100_000),
  },
  'threshold.study-hours': {
    label: '一年规定学时',
    of: 'organisation',
    value: z.strictObject({ hours: hours.meta({ title: '学时' }) }),
  },
  'threshold.star': {
    label: '授星的分数线',
    of: 'organisation',
    value: z.strictObject({ points: points.meta({ title: '分值' }) }),
  },
  'member.cadre': { label: '是领导干部', of: 'person', value: yes('cadre', '是否') },
  'member.scored': { label: '按要求计分', of: 'person', value: yes('scored', '是否') },
} as const satisfies Record<string, SettingDefinition>

export type SettingName = keyof typeof settings

export const settingName = z.enum(Object.keys(settings) as [SettingName, ...SettingName[]]).meta({ title: '设置项' })

type Named<Name extends SettingName> = Name extends SettingName
  ? z.ZodObject<{ name: z.ZodLiteral<Name>; value: (typeof settings)[Name]['value'] }, z.core.$strict>
  : never

const [first, ...others] = Object.entries(settings).map(([name, { label, value }]) =>
  z.strictObject({ name: z.literal(name).meta({ title: '设置项' }), value: value.meta({ title: label }) }),
) as unknown as [Named<SettingName>, ...Named<SettingName>[]]

/** A setting's name with a value that fits it. */
export const namedValue = z.discriminatedUnion('name', [first, ...others]).meta({ title: '设置' })

export type NamedValue = z.output<typeof namedValue>
