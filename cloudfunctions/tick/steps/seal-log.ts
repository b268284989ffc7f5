import { sealAudit } from '../../operations/audit/seal-audit'
import type { Step } from '../job'

/** Seals the audit log to its end. */
export const sealLog: Step = {
  name: 'seal-audit',
  async run({ context, cityId, isTimeUp }) {
    let rows = 0
    while (!isTimeUp()) {
      const seal = await sealAudit(context, cityId)
      if (seal === null) break
      rows += seal.rows
    }
    return rows === 0 ? null : `封存改动 ${rows} 条`
  },
}
