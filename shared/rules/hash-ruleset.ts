import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import { utf8Bytes } from '../values/utf8'
import { canonicalJson } from './canonical-json'
import type { OptionValues } from './options'
import type { Ruleset } from './schema/ruleset'

/**
 * One content hash (SHA-256, hex) over a ruleset and the options it was adopted with. It is stored with
 * every score, so that a published figure can be replayed under exactly these rules.
 */
export function hashRuleset(ruleset: Ruleset, options: OptionValues): string {
  return bytesToHex(sha256(utf8Bytes(canonicalJson({ ruleset, options }))))
}
