import { type FunctionName, variablesOf } from '../../deployed/configuration'

/** What the upload tool and the platform are told of a function. */
export interface DeployedFunction {
  readonly name: FunctionName
  readonly config: {
    readonly runtime: string
    readonly handler: string
    /** seconds */
    readonly timeout: number
    /** MB */
    readonly memorySize: number
    readonly installDependency: false
    readonly triggers: readonly { readonly name: string; readonly type: 'timer'; readonly config: string }[]
    /** names to fill in; storage is either FILES_DIR or the COS ones */
    readonly envVariables: Readonly<Record<string, ''>>
  }
  /** for an HTTP function: what starts its server */
  readonly bootstrap?: string
}

/** The platform's Node by its full path, as it asks; any other where that is not there. */
const BOOTSTRAP = [
  '#!/bin/bash',
  'node=/var/lang/node20/bin/node',
  '[ -x "$node" ] || node=node',
  'cd "$(dirname "$0")" || exit 1',
  'exec "$node" index.js',
  '',
].join('\n')

const common = (name: FunctionName) => ({
  runtime: 'Nodejs20.19',
  handler: 'index.main',
  memorySize: 256,
  installDependency: false as const,
  envVariables: Object.fromEntries(variablesOf(name).map((variable): [string, ''] => [variable, ''])),
})

/** Seven fields: second, minute, hour, day, month, weekday, year. */
const timer = (name: string, config: string) => [{ name, type: 'timer' as const, config }]

export const functions: readonly DeployedFunction[] = [
  { name: 'api', config: { ...common('api'), timeout: 20, triggers: [] }, bootstrap: BOOTSTRAP },
  {
    name: 'tick',
    config: { ...common('tick'), timeout: 60, triggers: timer('every-five-minutes', '0 */5 * * * * *') },
  },
  {
    name: 'documents',
    config: {
      ...common('documents'),
      timeout: 60,
      memorySize: 512,
      triggers: timer('every-two-minutes', '30 */2 * * * * *'),
    },
  },
]
