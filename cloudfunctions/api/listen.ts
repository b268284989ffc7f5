import { createServer, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
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
  server.on('clientError', refuseBroken)
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

/** What is no HTTP at all, or has headers beyond measure, never becomes a request. */
function refuseBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const answer: ErrorAnswer =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? { code: 'too-large', message: '请求的地址或头部过长' }
      : { code: 'bad-request', message: '收到的不是完整的 HTTP 请求' }
  const { status } = errorCodes[answer.code]
  const body = JSON.stringify(answer)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
