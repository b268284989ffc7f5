import * as z from 'zod'
import { civilDate, id, yearMonth } from '../contract/values'
import { personName } from './person-name'

/** How a member is counted; retired, floating and infirm members are scored on request only. */
export const personClasses = {
  regular: '正式党员',
  probationary: '预备党员',
  retired: '退休党员',
  floating: '流动党员',
  infirm: '年老体弱党员',
} as const

export type PersonClass = keyof typeof personClasses

export const personClass = z
  .enum(Object.keys(personClasses) as [PersonClass, ...PersonClass[]])
  .meta({ title: '党员类别' })

/** What is known of a person beside where they belong; no more than scoring and address need. */
export const personFields = {
  name: personName,
  sex: z.enum(['male', 'female']).nullable().meta({ title: '性别' }),
  birthMonth: yearMonth.nullable().meta({ title: '出生年月' }),
  joinedOn: civilDate.meta({ title: '入党日期' }),
  joinedPrecision: z.enum(['day', 'month']).meta({ title: '入党日期精确到' }),
}

/** A member to be entered, with class and branch. */
export const newPerson = z.strictObject({
  ...personFields,
  class: personClass,
  branchId: id.meta({ title: '党支部' }),
  groupId: id.nullable().meta({ title: '党小组' }),
  from: civilDate.meta({ title: '编入支部的日期' }),
})

/** The most people that one batch enters. */
export const MOST_PEOPLE = 1000
