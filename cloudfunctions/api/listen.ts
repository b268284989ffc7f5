import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { ErrorAnswer } from '../../shared/contract/api-error'
import { errorCodes } from '../../shared/values/error-codes'

/** A server that listens. */
export interface Listening {
  readonly port: number
  /** Takes no more requests and ends when those under way are answered. */
  close(): Promise<void>
}

/** Serves the app over HTTP: on a laptop, and as a CloudBase HTTP function, which listens on 9000. Port 0 takes a free one. */
export function listen(app: Hono, port: number, hostname: string): Promise<Listening> {
  const server = createServer(getRequestListener(app.fetch, { errorHandler: refuseAddress }))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, hostname, () => {
      const address = server.address()
      resolve({
        port: typeof address === 'object' && address ? address.port : port,
        close: () => new Promise((done, failed) => server.close((error) => (error ? failed(error) : done()))),
      })
    })
  })
}

/** The app answers every request that it gets; what fails before it is an address that is none. */
function refuseAddress(): Response {
  const answer: ErrorAnswer = { code: 'bad-request', message: '请求的地址或主机名不对' }
  return Response.json(answer, { status: errorCodes[answer.code].status })
}
