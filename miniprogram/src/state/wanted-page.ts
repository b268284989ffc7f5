/** A page that somebody asked for without being logged in. */
interface WantedPage {
  /** with its parameters, as it was opened */
  readonly address: string
  /** whose session had run out there; undefined where nobody was logged in */
  readonly personId: string | undefined
}

let wanted: WantedPage | undefined

export function wantPage(page: WantedPage): void {
  wanted = page
}

/** Where a log-in leads back to, once; undefined when nothing was asked for, or by another person. */
export function takeWantedPage(personId: string): string | undefined {
  const page = wanted
  wanted = undefined
  return page?.personId === undefined || page.personId === personId ? page?.address : undefined
}
