import { ApiError } from '../../../shared/contract/client'

/** What a person is told of a failure: the server's own sentence, with what is to be mended. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof ApiError)) return '页面出了问题，请退出后重新打开'
  const [first] = error.issues
  return first ? `${error.message}：${first.message}` : error.message
}
