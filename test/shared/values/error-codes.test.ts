import { expect, test } from '@jest/globals'
import { errorCodes } from '../../../shared/values/error-codes'

const NOT_THE_CALLERS_FAULT = ['internal', 'unavailable', 'no-answer']

test('every code tells its situation and what to do, in Chinese', () => {
  for (const [code, { situation, remedy, status }] of Object.entries(errorCodes)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(situation).toMatch(/\p{Script=Han}/u)
    expect(remedy).toMatch(/\p{Script=Han}/u)
    expect(status).toBeGreaterThanOrEqual(400)
    expect({ code, ours: status >= 500 }).toEqual({ code, ours: NOT_THE_CALLERS_FAULT.includes(code) })
  }
})
