import { bindByInviteCode } from '../endpoints/bind-by-invite-code'
import { logInByWechat } from '../endpoints/log-in-by-wechat'
import { logOut } from '../endpoints/log-out'
import { makeInviteCode } from '../endpoints/make-invite-code'
import { refreshSession } from '../endpoints/refresh-session'
import { whoAmI } from '../endpoints/who-am-i'

export const signInEndpoints = [
  logInByWechat,
  bindByInviteCode,
  refreshSession,
  logOut,
  whoAmI,
  makeInviteCode,
] as const
