import { scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { type CityId, parseCityId } from '../../../shared/values/ids'

/** Without the letters that are read as digits (I, L, O) or as each other (U). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 8
const WRITTEN = new RegExp(`^([a-z][a-z0-9-]{1,30})-([${ALPHABET}]{${CODE_LENGTH}})$`)
const READ_AS: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' }

const derive = promisify<string, string, number, Buffer>(scrypt)
const HASH_BYTES = 32

/** What is handed to a member on paper: the city, so that the code is looked for in one city only, and 40 bits of chance. */
export function writeInviteCode(cityId: string, random: Uint8Array): string {
  return `${cityId}-${Array.from(random.subarray(0, CODE_LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('')}`
}

/** Reads a code as people type it: either case, blanks anywhere, O for 0, I or L for 1. Undefined when it cannot be one. */
export function readInviteCode(typed: string): { readonly cityId: CityId; readonly code: string } | undefined {
  const plain = typed.replaceAll(/\s/gu, '')
  const cut = plain.length - CODE_LENGTH
  const tail = plain
    .slice(cut)
    .toUpperCase()
    .replaceAll(/[ILO]/g, (letter) => READ_AS[letter] ?? letter)
  const match = WRITTEN.exec(plain.slice(0, cut).toLowerCase() + tail)
  if (!match) return undefined
  return { cityId: parseCityId(match[1]), code: match[0] }
}

/**
 * The hash under which a code is kept. Slow, because a code has too little chance in it to be safe under a
 * fast one if the table were ever read by a stranger; salted with its own city, so that it can be looked up.
 */
export async function hashInviteCode(code: string): Promise<string> {
  return (await derive(code, 'pioneer-fortress:invite-code', HASH_BYTES)).toString('hex')
}
