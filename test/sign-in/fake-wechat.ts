import type { Code2session } from '../../cloudfunctions/wechat/code2session'
import { AppError } from '../../shared/values/app-error'

/** WeChat as a test plays it: `<open id>:<anything>` is a code of that open id, and works once. */
export function fakeWechat(appId = 'wx-test'): Code2session {
  const used = new Set<string>()
  return (code) => {
    const [openId] = code.split(':')
    if (!openId || used.has(code)) return Promise.reject(new AppError('unauthenticated', '微信登录凭证已失效'))
    used.add(code)
    return Promise.resolve({ appId, openId })
  }
}
