import { defineContract } from './endpoint'
import { readApiDocument } from './endpoints/read-api-document'
import { readHealth } from './endpoints/read-health'
import { activityEndpoints } from './groups/activities'
import { peopleEndpoints } from './groups/people'
import { signInEndpoints } from './groups/sign-in'

/** Everything that phone and server say to each other. */
export const contract = defineContract(
  readHealth,
  readApiDocument,
  ...signInEndpoints,
  ...peopleEndpoints,
  ...activityEndpoints,
)
