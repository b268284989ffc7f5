import { renderNotice } from '../documents/render-notice'
import { renderStandings } from '../documents/render-standings'
import type { OperationContext } from '../operations/context'
import { renderDocuments } from '../operations/documents/render-documents'

/** Does what the documents function does in the cloud: makes every letter and table that waits. @returns how many */
export function makeDocuments(context: OperationContext): Promise<number> {
  return renderDocuments(context, { notice: renderNotice, standings: renderStandings })
}
