import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readHundredths, volunteerPoints } from '../local/volunteer-points'
import { type DemoPhones, openDemoPhones } from './harness/open-demo-phones'
import type { Screen } from './harness/open-phone'

const LONG = 600_000
const DONE = '走访社区独居老人'
const HOURS = 2

let demo: DemoPhones

beforeAll(async () => {
  demo = await openDemoPhones()
}, LONG)

afterAll(() => demo?.close())

async function logIn(account: string, size?: { width: number; height: number }): Promise<Screen> {
  const screen = await demo.open(demo.base, size)
  await screen.at(`account-${account}`).click()
  await screen.at('tab-/pages/mine/index').waitFor()
  return screen
}

/** The member's index as it is read: the total, and the line of volunteering with the hours it names. */
async function readIndex(screen: Screen): Promise<{ total: number; points: number; hours: number }> {
  await screen.at('tab-/pages/my-index/index').click()
  const row = screen.page.locator('.score-row:visible').filter({ has: screen.at('item-basic.volunteer') })
  await screen.at('item-basic.volunteer').click()
  const facts = await row.locator('.line .words-note').first().textContent()
  const hours = /([\d.]+) 小时/.exec(facts ?? '')?.[1]
  return {
    total: readHundredths((await screen.page.locator('.ring__figure:visible').first().textContent()) ?? ''),
    points: readHundredths((await row.locator('.score-row__figure').textContent()) ?? ''),
    hours: Number(hours),
  }
}

test(
  'hours are logged, approved and counted; the notice is published and read',
  async () => {
    const member = await logIn('member')
    const before = await readIndex(member)
    expect(before.points).toBe(volunteerPoints(before.hours).basic)

    await member.at('tab-/pages/home/index').click()
    await member.at('log-volunteer-hours').click()
    await member.at('title').locator('input').fill(DONE)
    await member.at(`quick-${HOURS}`).click()
    await member.at('submit').click()
    await member.saying('已提交').waitFor()
    await member.at('tab-/pages/records/index').click()
    await member.saying(DONE).waitFor()

    const secretary = await logIn('secretary')
    const waiting = secretary.page.locator('.approval-row:visible').filter({ hasText: DONE })
    await waiting.waitFor()
    // Everything without a doubt is chosen beforehand; this secretary decides one.
    await secretary.at('choose-clear').click()
    await waiting.getByRole('checkbox').click()
    expect(await secretary.at('approve-chosen').textContent()).toBe('通过 1 条')
    await secretary.at('approve-chosen').click()
    await secretary.saying('已通过 1 条').waitFor()
    await waiting.waitFor({ state: 'detached' })

    await member.page.reload()
    const after = await readIndex(member)
    const [was, is] = [volunteerPoints(before.hours), volunteerPoints(before.hours + HOURS)]
    expect(after).toEqual({
      hours: before.hours + HOURS,
      points: is.basic,
      total: before.total + is.basic - was.basic + is.extra - was.extra,
    })
    expect(after.total).toBeGreaterThan(before.total)

    const staff = await logIn('organ-staff', { width: 1280, height: 800 })
    await staff.at('tab-/packages/committee/notices/index').click()
    // What waits to be published comes first.
    const draft = staff.page.locator('[id^="notice-"]:visible').first()
    const drafted = await draft.locator('.cell__title').textContent()
    await draft.click()
    await staff.at('edit-words').click()
    const title = `${drafted}（定稿）`
    await staff.at('notice-title').locator('input').fill(title)
    await staff.at('save-words').click()
    await staff.at('redraw').click()
    await staff.saying('重取').waitFor()
    await staff.at('publish').click()
    const reason = staff.at('publish-reason').locator('textarea')
    if (await reason.isVisible()) await reason.fill('已逐条核对')
    await staff.at('dialog-act').click()
    await staff.saying(/已签发|已发布/).waitFor()
    await demo.tick()

    await member.page.reload()
    await member.at('tab-/pages/home/index').click()
    await member.saying(title).click()
    await member.page.locator('.reading__title:visible').filter({ hasText: title }).waitFor()
    expect(demo.complaints).toEqual([])
  },
  LONG,
)
