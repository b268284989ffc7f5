import { Client } from 'pg'
import { decideRecords } from '../../cloudfunctions/operations/records/decide-records'
import { openPostgres } from '../../cloudfunctions/store/open-postgres'
import type { Tables } from '../../cloudfunctions/store/tables'
import { parseCityId, parseId } from '../../shared/values/ids'
import { openContext } from '../city/open-context'

/**
 * Approves one record in a process of its own and kills that process, as `kill -9` would, when the statement of
 * the given number is about to be sent, or has just been sent where the number ends in `+`.
 */
async function main([url = '', cityId, personId, recordId = '', point = '']: readonly string[]): Promise<void> {
  const context = await openContext(await openPostgres<Tables>(url, { maxConnections: 1 }))
  const caller = { cityId: parseCityId(cityId), personId: parseId(personId), sessionId: context.newId() }
  const last = Number.parseInt(point, 10)
  let sent = 0
  const query = Client.prototype.query as (...args: unknown[]) => unknown
  Client.prototype.query = function (this: Client, ...args: unknown[]) {
    sent += 1
    if (sent === last && !point.endsWith('+')) process.kill(process.pid, 'SIGKILL')
    const answer = query.apply(this, args)
    // The kernel has the bytes once the socket has taken them; a moment later the server works on them without us.
    if (sent === last) setImmediate(() => process.kill(process.pid, 'SIGKILL'))
    return answer
  } as typeof Client.prototype.query
  await decideRecords(context, caller, { step: 'approve', reason: null, records: [{ id: recordId, revision: 1 }] })
  process.stdout.write(`${sent}\n`)
  process.exit(0)
}

void main(process.argv.slice(2))
