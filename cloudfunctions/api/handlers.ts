import type { Caller } from '../../shared/access/caller'
import type { Endpoint, Endpoints, InputOf, ResultOf } from '../../shared/contract/endpoint'

/** What a handler may want to know of the request besides its input. */
export interface RequestContext {
  /** the id under which the request stands in the log */
  readonly requestId: string
}

type CallerOf<E extends Endpoint> = E['who'] extends 'anyone' ? undefined : Caller

/** Answers one endpoint. Its input is checked; the caller is who the token names, and undefined where anyone may call. */
export type Handler<E extends Endpoint> = (
  input: InputOf<E>,
  caller: CallerOf<E>,
  request: RequestContext,
) => Promise<ResultOf<E>>

/** A handler for every endpoint, by name. */
export type Handlers<E extends Endpoints> = { readonly [Name in keyof E]: Handler<E[Name]> }
