import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from '@jest/globals'
import { WEAPP } from './harness/build-weapp'
import { openApp, type RunningApp } from './harness/open-app'
import type { WechatRequest } from './harness/wechat'

const BUILD_MS = 600_000

let app: RunningApp | undefined

afterEach(() => app?.close())

const refusal = (statusCode: number, code: string, message: string) => ({
  statusCode,
  header: { 'content-type': 'application/json' },
  data: JSON.stringify({ code, message }),
})

describe('the built mini-program', () => {
  it(
    'mounts every page without a complaint, a missing component or an attribute that nothing binds',
    async () => {
      const { pages, subPackages } = JSON.parse(readFileSync(path.join(WEAPP, 'app.json'), 'utf8')) as {
        pages: string[]
        subPackages: { root: string; pages: string[] }[]
      }
      const all = [...pages, ...subPackages.flatMap((one) => one.pages.map((page) => `${one.root}/${page}`))]
      expect(all).toContain('pages/home/index')
      for (const route of all) {
        app = openApp(WEAPP, { answer: () => Promise.reject(new Error('no network')) })
        const view = await app.open(route)
        expect({ route, problems: view.problems(), complaints: app.complaints }).toEqual({
          route,
          problems: [],
          complaints: [],
        })
        app.close()
      }
    },
    BUILD_MS,
  )

  it('leads who is not logged in to the log-in', async () => {
    app = openApp(WEAPP, { answer: () => Promise.reject(new Error('no network')) })
    await app.open('pages/home/index')
    await app.until(() => app?.routes.length === 1)
    expect(app.routes).toEqual(['reLaunch /pages/log-in/index'])
  })

  it('binds with invite code and name who is not known yet, and says what the server refuses', async () => {
    const requests: WechatRequest[] = []
    app = openApp(WEAPP, {
      loginCode: 'code-1',
      answer: (request) => {
        requests.push(request)
        if (request.url.endsWith('/sessions/wechat')) {
          return Promise.resolve({ statusCode: 200, header: {}, data: JSON.stringify({ outcome: 'unknown' }) })
        }
        return Promise.resolve(refusal(404, 'not-found', '邀请码或姓名不对'))
      },
    })
    const view = await app.open('pages/log-in/index')
    await view.press('log-in')
    await app.until(() => view.has('invite-code'))
    expect(view.text()).toContain('邀请码')
    await view.type('invite-code', 'abcd-efgh')
    await view.type('name', '林知远')
    await view.press('bind')
    await app.until(() => view.has('failure'))
    expect(view.text()).toContain('邀请码或姓名不对')
    expect(requests.map(({ url, data }) => [url.replace(/^.*(?=\/sessions)/, ''), JSON.parse(String(data))])).toEqual([
      ['/sessions/wechat', { code: 'code-1' }],
      ['/sessions/invite-code', { code: 'code-1', inviteCode: 'abcd-efgh', name: '林知远' }],
    ])
    expect(view.problems()).toEqual([])
    expect(app.complaints).toEqual([])
  })

  it('holds no log-in without proof', () => {
    const chunk = readFileSync(path.join(WEAPP, 'pages/log-in/index.js'), 'utf8')
    for (const file of ['app.js', 'common.js', 'vendors.js']) {
      expect(readFileSync(path.join(WEAPP, file), 'utf8')).not.toContain('/demo/')
    }
    expect(chunk).not.toContain('demo/')
    // The words themselves are escaped in a build; an id is not.
    expect(chunk).toContain('invite-code')
  })
})
