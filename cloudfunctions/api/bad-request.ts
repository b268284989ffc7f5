import type { ErrorIssue } from '../../shared/contract/api-error'
import { RefusedWithIssues } from '../operations/refused-with-issues'

/** A request whose parts do not fit the endpoint's schemas. */
export class BadRequest extends RefusedWithIssues {
  constructor(issues: readonly ErrorIssue[]) {
    super('bad-request', issues[0] ? `填写有误。${issues[0].message}` : '填写有误', issues)
  }
}
