import { expect, test } from '@jest/globals'
import { errorCodes } from '../../../shared/values/error-codes'

test('every code tells its situation and what to do, in Chinese', () => {
  for (const [code, { situation, remedy, status }] of Object.entries(errorCodes)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(situation).toMatch(/\p{Script=Han}/u)
    expect(remedy).toMatch(/\p{Script=Han}/u)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  }
})
