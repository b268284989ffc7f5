import { defineContract } from './endpoint'
import { readApiDocument } from './endpoints/read-api-document'
import { readHealth } from './endpoints/read-health'
import { activityEndpoints } from './groups/activities'
import { documentEndpoints } from './groups/documents'
import { findingEndpoints } from './groups/findings'
import { indexEndpoints } from './groups/indices'
import { messageEndpoints } from './groups/messages'
import { mineEndpoints } from './groups/mine'
import { noticeEndpoints } from './groups/notices'
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
  ...documentEndpoints,
  ...noticeEndpoints,
  ...messageEndpoints,
  ...rosterEndpoints,
)
