import * as z from 'zod'
import type { Action } from '../access/actions'
import type { ErrorCode } from '../values/error-codes'

/** Who may call: anybody, everybody with a live session, or those whom a role entitles to an action. */
export type Who = 'anyone' | 'signed-in' | Action

export type Fields = Readonly<Record<string, z.ZodType>>

/** A file on its way up: bytes with a content type, instead of JSON. */
export interface FileBody {
  readonly kind: 'file'
  readonly contentTypes: readonly string[]
  /** the largest file taken, in bytes */
  readonly mostBytes: number
}

/** A file on its way down. */
export interface FileAnswer {
  readonly kind: 'file'
  readonly contentTypes: readonly string[]
}

export function fileBody(mostBytes: number, ...contentTypes: string[]): FileBody {
  return { kind: 'file', contentTypes, mostBytes }
}

export function fileAnswer(...contentTypes: string[]): FileAnswer {
  return { kind: 'file', contentTypes }
}

/** What a handler gets for a `FileBody`, and returns for a `FileAnswer`. */
export interface FileContent {
  readonly contentType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

type Body = z.ZodType | FileBody
type Output = z.ZodType | FileAnswer
type Empty = Record<never, never>

/**
 * One endpoint, from which follow its route, its checks, its page in the API document and its client method.
 * The input side of every schema is what travels, the output side is what the server's code holds: a codec such as
 * `points` travels as "1.50" and is 150 in a handler, both in requests and in answers.
 */
export interface Endpoint<
  Name extends string = string,
  W extends Who = Who,
  P extends Fields = Fields,
  Q extends Fields = Fields,
  B extends Body | undefined = Body | undefined,
  O extends Output = Output,
> {
  readonly name: Name
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** parameters in braces: `/records/{recordId}` */
  readonly path: string
  readonly summary: string
  readonly who: W
  readonly params: z.ZodObject<P, z.core.$strict>
  readonly query: z.ZodObject<Q, z.core.$strict>
  readonly body: B
  readonly output: O
  readonly errors: readonly ErrorCode[]
}

interface EndpointSpec<Name, Path, W, P, Q, B, O> {
  /** a verb and a noun, as the operation is called: `submitRecord` */
  readonly name: Name
  readonly method: Endpoint['method']
  readonly path: Path
  /** one line of Chinese: what it does */
  readonly summary: string
  readonly who: W
  /** a schema for each parameter of the path */
  readonly params?: P
  /** a schema for each field of the query; what travels is a string */
  readonly query?: () => Q
  /** a JSON body's schema, of strict objects only, or a `fileBody` */
  readonly body?: () => B
  /** a schema of strict objects, or a `fileAnswer` */
  readonly output: () => O
  /** codes of its own; those that any endpoint can answer (`sharedErrors`) need no naming */
  readonly errors: readonly ErrorCode[]
}

type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never

/** A path with names in it needs their schemas. */
type Needed<Path extends string, P> = [NamesIn<Path>] extends [never] ? unknown : { readonly params: P }

/**
 * Describes an endpoint. Its schemas are made when they are first asked for: a phone and a cold function know all
 * endpoints and call few.
 * @throws Error when path and parameters disagree, or a GET declares a body
 */
export function defineEndpoint<
  const Name extends string,
  const Path extends `/${string}`,
  const W extends Who,
  O extends Output,
  P extends Record<NamesIn<Path>, z.ZodType> = Record<NamesIn<Path>, never>,
  Q extends Fields = Empty,
  B extends Body | undefined = undefined,
>(spec: EndpointSpec<Name, Path, W, P, Q, B, O> & Needed<Path, P>): Endpoint<Name, W, P, Q, B, O> {
  const { params = {}, query, body, output, ...rest } = spec
  const inPath = namesIn(spec.path).sort().join()
  const described = Object.keys(params).sort().join()
  if (inPath !== described) throw new Error(`${spec.name}: the path names (${inPath}), params describe (${described})`)
  if (spec.method === 'get' && body !== undefined) throw new Error(`${spec.name}: a GET takes no body`)
  const made = {
    params: once(() => z.strictObject(params as P)),
    query: once(() => z.strictObject(query?.() ?? ({} as Q))),
    body: once(() => body?.() as B),
    output: once(output),
  }
  return {
    ...rest,
    get params() {
      return made.params()
    },
    get query() {
      return made.query()
    },
    get body() {
      return made.body()
    },
    get output() {
      return made.output()
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The parameters that a path names in braces. */
export function namesIn(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}

/** Endpoints by name, as handlers and client address them. */
export type Endpoints = Readonly<Record<string, Endpoint>>

type ByName<List extends readonly Endpoint[]> = { readonly [E in List[number] as E['name']]: E }

/** Gathers endpoints into one contract. @throws Error when two share a name or a route */
export function defineContract<const List extends readonly Endpoint[]>(...list: List): ByName<List> {
  const taken = new Set<string>()
  for (const { name, method, path } of list) {
    for (const key of [name, `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`]) {
      if (taken.has(key)) throw new Error(`two endpoints share ${key}`)
      taken.add(key)
    }
  }
  return Object.fromEntries(list.map((endpoint) => [endpoint.name, endpoint])) as unknown as ByName<List>
}

type Given<Key extends string, Shape, T> = keyof Shape extends never ? unknown : { readonly [K in Key]: T }
type Side<B, Kind extends 'wire' | 'code'> = B extends z.ZodType
  ? { wire: z.input<B>; code: z.output<B> }[Kind]
  : B extends FileAnswer
    ? FileContent
    : never
type BodyOf<B, Kind extends 'wire' | 'code'> = B extends undefined ? unknown : { readonly body: Side<B, Kind> }

/** What a handler is given: `{ params, query, body }`, each only where the endpoint has it. */
export type InputOf<E extends Endpoint> = Given<'params', E['params']['shape'], z.output<E['params']>> &
  Given<'query', E['query']['shape'], z.output<E['query']>> &
  BodyOf<E['body'], 'code'>

/** What a handler returns. */
export type ResultOf<E extends Endpoint> = Side<E['output'], 'code'>

/** What a client sends: the same parts in the form in which they travel. */
export type CallOf<E extends Endpoint> = Given<'params', E['params']['shape'], z.input<E['params']>> &
  Given<'query', E['query']['shape'], z.input<E['query']>> &
  BodyOf<E['body'], 'wire'>

/** What a client receives, in the form in which it travelled. */
export type AnswerOf<E extends Endpoint> = Side<E['output'], 'wire'>
