import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { packRulesets } from '../../cloudfunctions/deployed/packed-rulesets'
import { readRulesets } from '../city/read-rulesets'
import { FOLDER } from './images'
import { RULESETS } from './run-state'

/** Reading and checking every ruleset takes longer than most tests: the run does it once, as a build does. */
export async function prepareRulesets(): Promise<void> {
  const { json, hash } = packRulesets(readRulesets())
  const name = `rulesets-${hash.slice(0, 16)}.json`
  mkdirSync(FOLDER, { recursive: true })
  for (const other of readdirSync(FOLDER).filter((file) => /^rulesets-[0-9a-f]{16}\.json$/.test(file))) {
    if (other !== name) rmSync(path.join(FOLDER, other))
  }
  const unfinished = path.join(FOLDER, `${name}.${process.pid}`)
  writeFileSync(unfinished, json)
  renameSync(unfinished, path.join(FOLDER, name))
  process.env[RULESETS.file] = path.join(FOLDER, name)
  process.env[RULESETS.hash] = hash
}
