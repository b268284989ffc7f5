import path from 'node:path'
import { buildPages } from '../../cloudfunctions/local/build-pages'
import setUpDatabases from '../postgres/set-up'
import { buildTestPages, buildWeapp } from './harness/build-weapp'

/** Once a run, before any suite could find half of a build: everything that is built, side by side with the databases. */
export default async function setUp(): Promise<void> {
  await Promise.all([setUpDatabases(), buildWeapp(), buildTestPages(), buildForBrowsers()])
}

async function buildForBrowsers(): Promise<void> {
  const said: string[] = []
  if (!(await buildPages(path.join(__dirname, '../..'), (line) => said.push(line)))) throw new Error(said.join('\n'))
}
