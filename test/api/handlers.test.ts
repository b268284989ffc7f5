import { expect, test } from '@jest/globals'
import type { Handler, Handlers } from '../../cloudfunctions/api/handlers'
import { pointsFromHundredths } from '../../shared/values/points'
import { CALLER, type sampleContract } from './sample'

type Sample = typeof sampleContract
type Part = Handlers<Pick<Sample, 'readHealth' | 'withdrawRecord'>>

const readHealth: Handler<Sample['readHealth']> = (input, caller) => {
  // Where anyone may call there is nobody to ask about, and the compiler knows.
  const nobody: undefined = caller
  expect({ input, nobody }).toEqual({ input: {}, nobody: undefined })
  return Promise.resolve({ status: 'ok' })
}

test('a missing handler does not compile', () => {
  // @ts-expect-error withdrawRecord is missing
  const incomplete: Part = { readHealth }
  expect(Object.keys(incomplete)).toEqual(['readHealth'])
})

test('a handler holds values, not text', async () => {
  const record = { id: CALLER.personId, title: '志愿服务', points: pointsFromHundredths(150) }
  // @ts-expect-error hours are missing from what it returns
  const wrong: Handler<Sample['readRecord']> = () => Promise.resolve(record)
  // @ts-expect-error points are hundredths in a handler; text is only how they travel
  const written: Handler<Sample['readRecord']> = () => Promise.resolve({ ...record, hours: 10, points: '1.50' })
  expect([wrong, written].map((handler) => typeof handler)).toEqual(['function', 'function'])
  expect(await readHealth({}, undefined, { requestId: 'r' })).toEqual({ status: 'ok' })
})
