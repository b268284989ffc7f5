import { afterEach, beforeAll, beforeEach } from '@jest/globals'
import type { Tables } from '../../../cloudfunctions/store/tables'
import { openContext, type TestContext } from '../../city/open-context'
import type { OpenNew } from '../../postgres/databases'
import { type MemberPhone, openMemberPhone } from './member-phone'

/** What a test has in hand; filled before each. */
export interface Here {
  context: TestContext
  phone: MemberPhone
}

/** One database for the block, and in it for each test a city with a phone on which nobody has logged in. */
export function eachTestAPhone(open: OpenNew): Here {
  const here = {} as Here
  let cities = 0
  beforeAll(async () => {
    here.context = await openContext(await open<Tables>())
  })
  beforeEach(async () => {
    cities += 1
    here.phone = await openMemberPhone(here.context, `phone-${cities}`)
  })
  afterEach(() => here.phone.app.close())
  return here
}
