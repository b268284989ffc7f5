import * as z from 'zod'

export const punishmentLevel = z
  .enum(['warning', 'serious-warning', 'removal', 'probation', 'expulsion'])
  .meta({ title: '处分' })
