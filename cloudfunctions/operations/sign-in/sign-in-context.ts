import type { Code2session } from '../../wechat/code2session'
import type { OperationContext } from '../context'

/** What signing in needs besides: WeChat, asked before any transaction begins, and chance. */
export interface SignInContext extends OperationContext {
  readonly code2session: Code2session
  /** unguessable bytes */
  randomBytes(length: number): Uint8Array
}
