import * as z from 'zod'
import { text } from '../contract/values'
import { type OrganisationKind, organisationKinds } from './kinds'

export const organisationKind = z
  .enum(Object.keys(organisationKinds) as [OrganisationKind, ...OrganisationKind[]])
  .meta({ title: '组织类型' })

export const organisationName = text(2, 60).meta({ title: '组织名称' })
