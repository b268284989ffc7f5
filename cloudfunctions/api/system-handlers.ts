import type { contract } from '../../shared/contract/contract'
import type { Endpoints } from '../../shared/contract/endpoint'
import { buildApiDocument } from './api-document'
import type { Handlers } from './handlers'

type SystemEndpoints = Pick<typeof contract, 'readHealth' | 'readApiDocument'>

/** What the server says of itself. @param version of the product */
export function createSystemHandlers(endpoints: Endpoints, version: string): Handlers<SystemEndpoints> {
  const document = buildApiDocument(endpoints, version)
  return {
    readHealth: () => Promise.resolve({ status: 'ok' as const }),
    readApiDocument: () => Promise.resolve(document),
  }
}
