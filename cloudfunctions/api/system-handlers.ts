import type { contract } from '../../shared/contract/contract'
import type { Endpoints } from '../../shared/contract/endpoint'
import { buildApiDocument } from './api-document'
import type { Handlers } from './handlers'

type SystemEndpoints = Pick<typeof contract, 'readHealth' | 'readApiDocument'>

/** What the server says of itself. @param version of the product */
export function createSystemHandlers(endpoints: Endpoints, version: string): Handlers<SystemEndpoints> {
  // Built when first asked for: it takes longer than all else that a cold start does.
  let document: ReturnType<typeof buildApiDocument> | undefined
  return {
    readHealth: () => Promise.resolve({ status: 'ok' as const }),
    readApiDocument() {
      document ??= buildApiDocument(endpoints, version)
      return Promise.resolve(document)
    },
  }
}
