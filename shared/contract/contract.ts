import { defineContract } from './endpoint'
import { readApiDocument } from './endpoints/read-api-document'
import { readHealth } from './endpoints/read-health'

/** Everything that phone and server say to each other. */
export const contract = defineContract(readHealth, readApiDocument)
