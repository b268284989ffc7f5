/**
 * An id under which a form is made once, however often it arrives: a UUID, version 4. Phones have no `crypto` to ask at
 * once; the id only has to differ among one person's own forms.
 */
export function newClientId(): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replaceAll(/[xy]/g, (place) => {
    const digit = Math.floor(Math.random() * 16)
    return (place === 'x' ? digit : 8 + (digit % 4)).toString(16)
  })
}
