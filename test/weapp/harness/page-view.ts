import type { Template } from './templates'

/** A node as Taro sends it to the page. */
export interface SentNode {
  readonly nn: string
  readonly sid?: string
  readonly uid?: string
  readonly v?: string
  readonly cl?: string
  readonly cn?: readonly SentNode[]
  readonly [key: string]: unknown
}

/** What a page object of the app can do; the harness plays WeChat to it. */
export interface NativePage {
  readonly route: string
  readonly data: { root?: { cn?: readonly SentNode[] } }
  onLoad?(query: Readonly<Record<string, string>>): void
  onShow?(): void
  onReady?(): void
  onHide?(): void
  onUnload?(): void
  onPullDownRefresh?(): void
  eh(event: unknown): void
}

/** Keys that every node has, whatever its template binds. */
const COMMON = new Set(['cn', 'nn', 'sid', 'uid', 'cl', 'st'])

/** One open page, as a person sees and touches it. */
export interface PageView {
  readonly page: NativePage
  /** every text in order, one a line */
  text(): string
  /** the tree with tags and attributes, for looking at a failure */
  drawn(): string
  /** attributes sent that no template binds, and kinds of node without a template */
  problems(): string[]
  has(id: string): boolean
  /** @throws Error when there is no such node, or its template does not listen to the event */
  fire(id: string, type: string, detail?: unknown): Promise<void>
  /** presses, whether it is one of WeChat's own or one of Vant's */
  press(id: string): Promise<void>
  type(id: string, text: string): Promise<void>
}

export function viewPage(
  page: NativePage,
  templates: ReadonlyMap<string, Template>,
  settle: () => Promise<void>,
): PageView {
  const nodes = () => flatten(page.data.root?.cn ?? [])
  const find = (id: string) => nodes().find((node) => node.uid === id || node.sid === id)
  const fire = async (id: string, type: string, detail: unknown = {}) => {
    const node = find(id)
    if (!node) throw new Error(`no node #${id} on ${page.route}`)
    const template = templates.get(node.nn)
    if (!template?.events.has(type)) throw new Error(`<${template?.tag ?? node.nn}>#${id} does not tell of ${type}`)
    const target = { id: node.uid ?? node.sid, dataset: { sid: node.sid }, offsetLeft: 0, offsetTop: 0 }
    page.eh({ type, timeStamp: 0, target, currentTarget: target, detail, mark: {}, touches: [], changedTouches: [] })
    await settle()
  }
  return {
    page,
    text: () => nodes().flatMap(wordsOf).join('\n'),
    drawn: () => draw(page.data.root?.cn ?? [], templates, 0).join('\n'),
    problems: () => nodes().flatMap((node) => problemsOf(node, templates)),
    has: (id) => find(id) !== undefined,
    fire,
    press: (id) => fire(id, find(id)?.nn.startsWith('van-') ? 'click' : 'tap', { x: 1, y: 1 }),
    type: (id, text) => fire(id, 'change', text),
  }
}

function flatten(nodes: readonly SentNode[]): SentNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.cn ?? [])])
}

function wordsOf(node: SentNode): string[] {
  const written = node.v ?? (node.nn.startsWith('van-') ? node.value : undefined)
  return typeof written === 'string' && written !== '' ? [written] : []
}

function problemsOf(node: SentNode, templates: ReadonlyMap<string, Template>): string[] {
  const template = templates.get(node.nn)
  if (!template) return [`no template for ${node.nn}`]
  if (!node.nn.startsWith('van-')) return []
  const bound = new Set([...template.attributes.values(), ...COMMON])
  return Object.keys(node)
    .filter((key) => !bound.has(key))
    .map((key) => `${node.nn}: nothing binds ${key}`)
}

function draw(nodes: readonly SentNode[], templates: ReadonlyMap<string, Template>, depth: number): string[] {
  return nodes.flatMap((node) => {
    const template = templates.get(node.nn)
    const name = node.uid === undefined ? '' : `#${node.uid}`
    const line = node.v === undefined ? `<${template?.tag ?? node.nn}${name} ${node.cl ?? ''}>` : JSON.stringify(node.v)
    return [`${'  '.repeat(depth)}${line}`, ...draw(node.cn ?? [], templates, depth + 1)]
  })
}
