import { afterEach, expect, jest, test } from '@jest/globals'
import * as z from 'zod'

const RealFunction = globalThis.Function
afterEach(() => {
  globalThis.Function = RealFunction
})

/** How often the contract tries to make code from a string when it is loaded and used. */
async function attempts(withoutEval: boolean): Promise<number> {
  let tried = 0
  // zod keeps its configuration on the global object, so it outlives the isolated modules.
  z.config({ jitless: false })
  const forbidden = () => {
    tried += 1
    throw new EvalError('code generation from strings is forbidden')
  }
  globalThis.Function = new Proxy(RealFunction, { construct: forbidden, apply: forbidden })
  await jest.isolateModulesAsync(async () => {
    if (withoutEval) await import('../../../shared/contract/without-eval')
    const { contract } = await import('../../../shared/contract/contract')
    expect(contract.readHealth.output.safeParse({ status: 'ok' }).success).toBe(true)
    expect(contract.readHealth.output.safeParse({ status: 'ok', more: 1 }).success).toBe(false)
  })
  return tried
}

test('with the phone’s first import nothing tries to make code from strings', async () => {
  expect(await attempts(true)).toBe(0)
})

test('without it zod does try', async () => {
  expect(await attempts(false)).toBeGreaterThan(0)
})
