import { rmSync } from 'node:fs'
import { runState } from './run-state'

export default async function tearDown(): Promise<void> {
  const { server, imageFolder } = runState()
  if (imageFolder) rmSync(imageFolder, { recursive: true, force: true })
  await server?.stop()
}
