import * as z from 'zod'

/** What is wrong with the environment, in Chinese, naming variables and never their values. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

const text = z.string().trim().min(1)

/** Every variable that a function may read, with what an administrator is told when it is missing or wrong. */
const variables = {
  DATABASE_URL: {
    schema: text.regex(/^postgres(ql)?:\/\/[^/]+\/.+/),
    hint: 'PostgreSQL 的地址，如 postgresql://用户:密码@主机:5432/库名',
  },
  TOKEN_KEYS: { schema: text, hint: '登录密钥，写作“编号:密钥”，密钥用 base64url，至少 32 字节' },
  WECHAT_APP_ID: { schema: text.regex(/^wx[0-9a-f]{16}$/), hint: '小程序的 AppID，以 wx 开头，共 18 位' },
  WECHAT_APP_SECRET: { schema: text, hint: '小程序的 AppSecret' },
  FILES_DIR: { schema: text.regex(/^\//), hint: '挂载盘上的文件目录，写绝对路径' },
  COS_BUCKET: { schema: text.regex(/^[a-z0-9-]+-\d+$/), hint: '对象存储桶的全名，如 pioneer-1250000000' },
  COS_REGION: { schema: text.regex(/^[a-z]+-[a-z0-9-]+$/), hint: '存储桶的地域，如 ap-shanghai' },
  COS_SECRET_ID: { schema: text, hint: '只能读写这个桶的子账号的 SecretId' },
  COS_SECRET_KEY: { schema: text, hint: '同一子账号的 SecretKey' },
  REMINDER_TEMPLATE: { schema: text, hint: '订阅消息的模板编号' },
  REMINDER_FIELDS: {
    schema: text.regex(/^[a-z_]+\d+,[a-z_]+\d+,[a-z_]+\d+$/),
    hint: '模板里事由、内容、日期三个字段的名字，如 thing1,thing2,date3',
  },
} as const

export type Variable = keyof typeof variables
type Environment = Readonly<Record<string, string | undefined>>

const COS = ['COS_BUCKET', 'COS_REGION', 'COS_SECRET_ID', 'COS_SECRET_KEY'] as const
const REMINDERS = ['WECHAT_APP_ID', 'WECHAT_APP_SECRET', 'REMINDER_TEMPLATE', 'REMINDER_FIELDS'] as const
const STORAGE: readonly Variable[] = ['FILES_DIR', ...COS]

/** Where files lie. */
export type FilesPlace =
  | { readonly directory: string }
  | { readonly bucket: string; readonly region: string; readonly key: { readonly id: string; readonly secret: string } }

/** What each function needs, and where files lie, which all of them need. */
export const needs = {
  api: ['DATABASE_URL', 'TOKEN_KEYS', 'WECHAT_APP_ID', 'WECHAT_APP_SECRET'],
  tick: ['DATABASE_URL'],
  documents: ['DATABASE_URL'],
} as const satisfies Record<string, readonly Variable[]>

export type FunctionName = keyof typeof needs

/** Every name that stands in a function's list of variables. */
export function variablesOf(name: FunctionName): readonly Variable[] {
  return [...needs[name], ...STORAGE, ...(name === 'tick' ? REMINDERS : [])]
}

export interface Configuration<Needed extends Variable> {
  readonly values: Readonly<Record<Needed, string>>
  readonly files: FilesPlace
  /** null where nobody set the variables: messages then stay in the outbox */
  readonly reminders: Readonly<Record<(typeof REMINDERS)[number], string>> | null
}

/**
 * Reads a function's configuration from the environment, once, at its start.
 * @throws ConfigurationError naming everything that is missing or wrong
 */
export function readConfiguration<Name extends FunctionName>(
  name: Name,
  environment: Environment,
): Configuration<(typeof needs)[Name][number]> {
  const problems: string[] = []
  const take = (variable: Variable): string => {
    const read = variables[variable].schema.safeParse(environment[variable])
    if (read.success) return read.data
    const state = environment[variable] === undefined || environment[variable] === '' ? '没有设' : '写法不对'
    problems.push(`${variable} ${state}（${variables[variable].hint}）`)
    return ''
  }
  const values: Record<string, string> = {}
  for (const variable of needs[name]) values[variable] = take(variable)
  const files = filesPlace(environment, take, problems)
  const reminders =
    name === 'tick' && (isSet(environment, 'REMINDER_TEMPLATE') || isSet(environment, 'REMINDER_FIELDS'))
      ? {
          WECHAT_APP_ID: take('WECHAT_APP_ID'),
          WECHAT_APP_SECRET: take('WECHAT_APP_SECRET'),
          REMINDER_TEMPLATE: take('REMINDER_TEMPLATE'),
          REMINDER_FIELDS: take('REMINDER_FIELDS'),
        }
      : null
  if (problems.length > 0) throw new ConfigurationError(`云函数 ${name} 的环境变量不对：${problems.join('；')}`)
  return { values: values as Record<(typeof needs)[Name][number], string>, files, reminders }
}

function filesPlace(environment: Environment, take: (variable: Variable) => string, problems: string[]): FilesPlace {
  const directory = isSet(environment, 'FILES_DIR')
  if (directory && COS.some((name) => isSet(environment, name))) {
    problems.push('FILES_DIR 与 COS_BUCKET 等只能设一种')
  }
  if (directory) return { directory: take('FILES_DIR') }
  if (COS.some((name) => isSet(environment, name))) {
    return {
      bucket: take('COS_BUCKET'),
      region: take('COS_REGION'),
      key: { id: take('COS_SECRET_ID'), secret: take('COS_SECRET_KEY') },
    }
  }
  problems.push(`文件放在哪里没有设（FILES_DIR，或 ${COS.join('、')}）`)
  return { directory: '' }
}

function isSet(environment: Environment, name: Variable): boolean {
  return (environment[name] ?? '') !== ''
}
