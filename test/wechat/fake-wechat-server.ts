import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What WeChat's two addresses answer in turn; the last answer is given again and again. */
export interface Script {
  token: object[]
  send: (object | 'hang' | 'garbage' | 'error')[]
}

/** A server that answers as WeChat does and keeps what it was asked. */
export interface FakeWechat {
  readonly baseUrl: string
  readonly script: Script
  readonly tokensAsked: Record<string, unknown>[]
  readonly sent: { token: string | null; body: Record<string, unknown> }[]
  close(): Promise<void>
}

export async function openFakeWechat(): Promise<FakeWechat> {
  const script: Script = { token: [{ access_token: 't-1', expires_in: 7200 }], send: [{ errcode: 0, errmsg: 'ok' }] }
  const tokensAsked: Record<string, unknown>[] = []
  const sent: { token: string | null; body: Record<string, unknown> }[] = []
  const next = <Answer>(answers: Answer[]) => (answers.length > 1 ? answers.shift() : answers[0])
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    const url = new URL(request.url ?? '', 'http://wechat')
    if (url.pathname === '/cgi-bin/stable_token') {
      tokensAsked.push(body)
      response.end(JSON.stringify(next(script.token)))
      return
    }
    if (url.pathname !== '/cgi-bin/message/subscribe/send') {
      response.writeHead(404).end()
      return
    }
    sent.push({ token: url.searchParams.get('access_token'), body })
    const answer = next(script.send)
    if (answer === 'hang') return
    if (answer === 'error') response.writeHead(502).end()
    else response.end(answer === 'garbage' ? '<html>' : JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    script,
    tokensAsked,
    sent,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
