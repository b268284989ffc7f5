import { expect } from '@jest/globals'
import type { Caller } from '../../../shared/access/caller'
import type { Place } from '../../city/each-test-a-city'
import { WEAPP } from './build-weapp'
import { openApp, type RunningApp } from './open-app'
import type { PageView } from './page-view'
import { createPhoneFiles, type PhoneFiles } from './phone-files'
import type { WechatRequest, WechatResponse } from './wechat'

/** A phone in the hand of somebody of the small city, who works from a role; every request goes to the API in process. */
export interface StaffPhone {
  readonly app: RunningApp
  readonly files: PhoneFiles
  /** Waits until a page says something; the API answers when its database does. @throws Error with what it said */
  until(view: PageView, words: string): Promise<void>
  /** Nothing was drawn or said that should not be. */
  sound(view: PageView): void
}

/** @param view as `secretary@` and the organisation's id */
export async function openStaffPhone(place: Place, caller: Caller, view: string): Promise<StaffPhone> {
  const files = createPhoneFiles()
  const app = openApp(WEAPP, { answer: (request) => answer(place, caller, request), more: files.wx })
  app.storage.set('session', { accessToken: 'of the phone', refreshToken: 'of the phone' })
  app.storage.set('view', { personId: caller.personId, key: view })
  await app.settle()
  return {
    app,
    files,
    async until(page, words) {
      const said = () => page.text().includes(words)
      await app.until(said, words).catch(() => {
        throw new Error(`the page never said ${words}, but:\n${page.text()}`)
      })
    },
    sound(page) {
      expect(page.problems()).toEqual([])
      expect(app.complaints).toEqual([])
    },
  }
}

async function answer(place: Place, caller: Caller, request: WechatRequest): Promise<WechatResponse> {
  const { url, method, data, header, responseType } = request
  const path = url.replace(/^https?:\/\/[^/]+/, '')
  const type = Object.entries(header).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const body = typeof data === 'string' ? data : data && new Uint8Array(data)
  const response = await place.api.send(caller, path, {
    method,
    ...(type === undefined ? {} : { headers: { 'content-type': type } }),
    ...(body === undefined || method === 'GET' ? {} : { body }),
  })
  const said = responseType === 'arraybuffer' ? await response.arrayBuffer() : await response.text()
  return { statusCode: response.status, header: Object.fromEntries(response.headers), data: said }
}
