import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

/** A server that listens. */
export interface Listening {
  readonly port: number
  /** Takes no more requests and ends when those under way are answered. */
  close(): Promise<void>
}

/** Serves the app over HTTP: on a laptop, and as a CloudBase HTTP function, which listens on 9000. Port 0 takes a free one. */
export function listen(app: Hono, port: number, hostname: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname }, (address) => {
      resolve({
        port: address.port,
        close: () => new Promise((done, failed) => server.close((error) => (error ? failed(error) : done()))),
      })
    })
    server.once('error', reject)
  })
}
