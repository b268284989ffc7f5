import { readConfiguration } from '../deployed/configuration'
import { openDeployed } from '../deployed/open-deployed'
import type { OperationContext } from '../operations/context'
import { renderDocuments } from '../operations/documents/render-documents'
import { renderNotice } from './render-notice'
import { renderStandings } from './render-standings'

/** Well before the platform ends the call; what is left waits for the next one. */
const WORKING_MS = 45_000

let opened: Promise<OperationContext> | undefined

/**
 * The function that makes letters and tables, called by its timer. It reads nothing of its event: what is to be made
 * stands in the outbox.
 * @throws ConfigurationError
 */
export async function main(): Promise<{ made: number }> {
  opened ??= open()
  try {
    const context = await opened
    const renderers = { notice: renderNotice, standings: renderStandings }
    return { made: await renderDocuments(context, renderers, context.now() + WORKING_MS) }
  } catch (error) {
    const before = opened
    opened = undefined
    await before.then(({ database }) => database.close()).catch(() => undefined)
    throw error
  }
}

function open(): Promise<OperationContext> {
  const { values, files } = readConfiguration('documents', process.env)
  return openDeployed(values.DATABASE_URL, files)
}
