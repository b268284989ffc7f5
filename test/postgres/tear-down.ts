import { rmSync } from 'node:fs'
import { RUN_FOLDER, runState } from './run-state'

export default async function tearDown(): Promise<void> {
  await runState().dropTemplate?.()
  await runState().server?.stop()
  const folder = process.env[RUN_FOLDER]
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}
