import * as z from 'zod'
import { organisationKind } from '../../organisations/organisation'
import { defineEndpoint } from '../endpoint'
import { civilDate, id, page, pageQuery, wholeInQuery } from '../values'

export const listOrganisations = defineEndpoint({
  name: 'listOrganisations',
  method: 'get',
  path: '/organisations',
  summary: '我范围内和我所在的组织，上级在前',
  who: 'signed-in',
  query: () => ({
    cursor: pageQuery.cursor,
    limit: wholeInQuery(1, 500).meta({ title: '每页条数' }).optional(),
    /** 1: also those that were dissolved */
    dissolved: wholeInQuery(0, 1).meta({ title: '含已撤销的' }).optional(),
  }),
  output: () =>
    page(
      z.strictObject({
        id,
        parentId: id.nullable(),
        kind: organisationKind,
        name: z.string().meta({ title: '名称' }),
        foundedOn: civilDate.meta({ title: '成立日期' }),
        dissolvedOn: civilDate.nullable().meta({ title: '撤销日期' }),
        revision: z.int().meta({ title: '版次' }),
        depth: z.int().meta({ title: '层次' }),
        members: z.int().nullable().meta({ title: '党员人数' }),
      }),
    ),
  errors: ['busy'],
})
