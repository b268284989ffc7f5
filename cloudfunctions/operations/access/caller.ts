/** Who is calling, known from a verified token and from nothing else. */
export interface Caller {
  readonly cityId: string
  readonly personId: string
  readonly sessionId: string
}
