import { runState } from './run-state'

export default async function tearDown(): Promise<void> {
  await runState().dropTemplate?.()
  await runState().server?.stop()
}
