import { downloadDocument } from '../endpoints/download-document'
import { exportStandings } from '../endpoints/export-standings'
import { listDocuments } from '../endpoints/list-documents'

/** Letters and tables to take away. */
export const documentEndpoints = [exportStandings, listDocuments, downloadDocument] as const
