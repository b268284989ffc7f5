/**
 * The id under which the phone makes a form once: however often the form is sent, it has one effect. A mini-program has
 * no source of secret randomness at hand, and needs none: ids of one author need only differ from one another.
 */
export function newClientId(): string {
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replaceAll('x', () => Math.floor(Math.random() * 16).toString(16))
}
