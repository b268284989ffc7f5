import type { contract } from '../../shared/contract/contract'
import type { documentEndpoints } from '../../shared/contract/groups/documents'
import type { OperationContext } from '../operations/context'
import { downloadDocument } from '../operations/documents/download-document'
import { exportStandings } from '../operations/documents/export-standings'
import { listDocuments } from '../operations/documents/list-documents'
import type { Handlers } from './handlers'

type DocumentEndpoints = Pick<typeof contract, (typeof documentEndpoints)[number]['name']>

/** Asking for letters and tables, and taking them away. */
export function createDocumentHandlers(context: OperationContext): Handlers<DocumentEndpoints> {
  return {
    exportStandings: ({ body }, caller) => exportStandings(context, caller, body),
    listDocuments: async (_input, caller) => ({ items: await listDocuments(context, caller) }),
    downloadDocument: ({ params }, caller) => downloadDocument(context, caller, { id: params.documentId }),
  }
}
