import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { civilDate } from '../values'

export const listRulesets = defineEndpoint({
  name: 'listRulesets',
  method: 'get',
  path: '/rulesets',
  summary: '可以采用的规则和参数',
  who: 'signed-in',
  output: () =>
    z.strictObject({
      items: z.array(
        z.strictObject({
          ruleset: z.string().meta({ title: '规则' }),
          version: civilDate,
          title: z.string().meta({ title: '名称' }),
          subject: z.enum(['member', 'branch', 'organ', 'organisation']).meta({ title: '对象' }),
          source: z.strictObject({
            title: z.string(),
            issuer: z.string(),
            number: z.string().nullable(),
            date: z.string().nullable(),
            short: z.string(),
          }),
          options: z
            .array(
              z.strictObject({
                name: z.string(),
                label: z.string(),
                type: z.enum(['count', 'points', 'switch', 'givers']),
                default: z.union([z.number(), z.boolean(), z.string(), z.null(), z.record(z.string(), z.string())]),
                unit: z.string().nullable(),
                /** why national policy leaves it out, for a switch that brings it back */
                policy: z.string().nullable(),
              }),
            )
            .readonly(),
        }),
      ),
    }),
  errors: [],
})
