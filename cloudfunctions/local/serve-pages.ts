import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Hono } from 'hono'
import type { Endpoints } from '../../shared/contract/endpoint'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

/** A name that changes with its content: `main.3f2a9c1b.js`, `chunk/12_3f2a9c1b.js`. */
const HASHED = /[._-][0-9a-f]{8,}\.\w+$/

/**
 * Serves a built phone interface on the same origin as the API. What can be asked for is listed once, so that no
 * address leads out of the folder; every page of the interface begins at `index.html`.
 * @param endpoints whose addresses are the API's, also when a browser's address bar asks for them
 */
export function servePages(folder: string, endpoints: Endpoints): Hono {
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file): [string, string] => [`/${path.relative(folder, file).split(path.sep).join('/')}`, file]),
  )
  const ofApi = new Set(Object.values(endpoints).map((endpoint) => firstPart(endpoint.path)))
  const index = files.get('/index.html')
  return new Hono().on(['GET', 'HEAD'], '*', async ({ req }, next) => {
    const asked = decoded(req.path)
    const isPage = req.header('accept')?.includes('text/html') === true && path.extname(asked) === ''
    const file = files.get(asked) ?? (isPage && !ofApi.has(firstPart(asked)) ? index : undefined)
    if (file === undefined) return next()
    return new Response(await readFile(file), {
      headers: {
        'content-type': TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
        'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
        'x-content-type-options': 'nosniff',
      },
    })
  })
}

function firstPart(address: string): string {
  return address.split('/')[1] ?? ''
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
