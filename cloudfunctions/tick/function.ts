import { readConfiguration } from '../deployed/configuration'
import { openDeployed } from '../deployed/open-deployed'
import type { OperationContext } from '../operations/context'
import { runTick, type TickResult } from './run-tick'

let opened: Promise<OperationContext> | undefined

/**
 * The timer function. It reads nothing of its event: whoever calls it does no more than the timer would, and what was
 * done at an instant is not done again. An instance keeps its connections between two calls.
 * @throws ConfigurationError
 */
export async function main(): Promise<TickResult> {
  opened ??= open()
  try {
    return await runTick(await opened)
  } catch (error) {
    const before = opened
    opened = undefined
    await before.then(({ database }) => database.close()).catch(() => undefined)
    throw error
  }
}

function open(): Promise<OperationContext> {
  const { values, files } = readConfiguration('tick', process.env)
  return openDeployed(values.DATABASE_URL, files)
}
