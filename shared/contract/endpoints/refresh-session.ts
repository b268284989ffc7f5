import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { tokenPair } from '../sign-in'
import { text } from '../values'

export const refreshSession = defineEndpoint({
  name: 'refreshSession',
  method: 'post',
  path: '/sessions/refresh',
  summary: '用续期凭证换取新凭证',
  who: 'anyone',
  body: () => z.strictObject({ refreshToken: text(1, 200).meta({ title: '续期凭证' }) }),
  output: () => tokenPair,
  errors: ['unauthenticated', 'busy'],
})
