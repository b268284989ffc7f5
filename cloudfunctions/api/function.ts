import { ConfigurationError, readConfiguration } from '../deployed/configuration'
import { openDeployed } from '../deployed/open-deployed'
import { createCode2session } from '../wechat/code2session'
import { createApi } from './create-api'
import { type Listening, listen } from './listen'
import { createLog } from './log'
import { readTokenKeys } from './tokens'

/** Where CloudBase hands requests to an HTTP function. */
const PORT = 9000

/**
 * The HTTP function: the API over the deployed database, on every address of its container.
 * @param port another one in tests
 * @throws ConfigurationError
 */
export async function start(environment: NodeJS.ProcessEnv = process.env, port = PORT): Promise<Listening> {
  const { values, files } = readConfiguration('api', environment)
  const tokenKeys = readKeys(values.TOKEN_KEYS)
  const context = await openDeployed(values.DATABASE_URL, files)
  const code2session = createCode2session({ appId: values.WECHAT_APP_ID, secret: values.WECHAT_APP_SECRET })
  const api = createApi(context, { tokenKeys, code2session, log: createLog(), version: PRODUCT_VERSION })
  const server = await listen(api, port, '0.0.0.0')
  return { port: server.port, close: () => server.close().then(() => context.database.close()) }
}

function readKeys(configured: string): ReturnType<typeof readTokenKeys> {
  try {
    return readTokenKeys(configured)
  } catch (error) {
    throw new ConfigurationError(`云函数 api 的环境变量不对：TOKEN_KEYS ${error instanceof Error ? error.message : ''}`)
  }
}

/** What keeps a function from starting, without addresses, passwords or SQL. */
function complain(error: unknown): void {
  const told =
    error instanceof ConfigurationError
      ? error.message
      : `启动失败：${error instanceof Error ? `${error.name} ${codeOf(error)}` : ''}，请核对 DATABASE_URL 和网络`
  process.stderr.write(`${told}\n`)
  process.exitCode = 1
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : ''
}

if (require.main === module) {
  start().then((server) => process.once('SIGTERM', () => void server.close()), complain)
}
