import { defineContract } from './endpoint'
import { readApiDocument } from './endpoints/read-api-document'
import { readHealth } from './endpoints/read-health'
import { activityEndpoints } from './groups/activities'
import { findingEndpoints } from './groups/findings'
import { indexEndpoints } from './groups/indices'
import { mineEndpoints } from './groups/mine'
import { peopleEndpoints } from './groups/people'
import { recordEndpoints } from './groups/records'
import { rosterEndpoints } from './groups/roster'
import { signInEndpoints } from './groups/sign-in'

/** Everything that phone and server say to each other. */
export const contract = defineContract(
  readHealth,
  readApiDocument,
  ...signInEndpoints,
  ...peopleEndpoints,
  ...recordEndpoints,
  ...activityEndpoints,
  ...findingEndpoints,
  ...indexEndpoints,
  ...mineEndpoints,
  ...rosterEndpoints,
)
