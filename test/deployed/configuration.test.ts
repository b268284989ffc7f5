import { describe, expect, test } from '@jest/globals'
import { readConfiguration } from '../../cloudfunctions/deployed/configuration'

const SECRETS = { TOKEN_KEYS: 'a:very-secret-key', WECHAT_APP_SECRET: 'very-secret-too' }
const API = {
  DATABASE_URL: 'postgresql://someone:very-secret-password@10.0.0.1:5432/pioneer',
  WECHAT_APP_ID: 'wx0123456789abcdef',
  ...SECRETS,
  FILES_DIR: '/mnt/files',
}
const COS = {
  COS_BUCKET: 'pioneer-1250000000',
  COS_REGION: 'ap-shanghai',
  COS_SECRET_ID: 'id',
  COS_SECRET_KEY: 'very-secret-cos',
}

function complaint(name: 'api' | 'tick' | 'documents', environment: Record<string, string | undefined>): string {
  try {
    readConfiguration(name, environment)
  } catch (error) {
    return error instanceof Error && error.name === 'ConfigurationError' ? error.message : 'something else'
  }
  return ''
}

describe('the environment of a function', () => {
  test('gives what the function needs and where files lie', () => {
    const { values, files } = readConfiguration('api', API)
    expect(values).toEqual({
      DATABASE_URL: API.DATABASE_URL,
      TOKEN_KEYS: API.TOKEN_KEYS,
      WECHAT_APP_ID: API.WECHAT_APP_ID,
      WECHAT_APP_SECRET: API.WECHAT_APP_SECRET,
    })
    expect(files).toEqual({ directory: '/mnt/files' })
  })

  test('may name a bucket instead of a directory', () => {
    expect(readConfiguration('tick', { DATABASE_URL: API.DATABASE_URL, ...COS }).files).toEqual({
      bucket: COS.COS_BUCKET,
      region: COS.COS_REGION,
      key: { id: COS.COS_SECRET_ID, secret: COS.COS_SECRET_KEY },
    })
  })

  test.each(['DATABASE_URL', 'TOKEN_KEYS', 'WECHAT_APP_ID', 'WECHAT_APP_SECRET'])('without %s is told so', (name) => {
    for (const missing of [undefined, '']) {
      expect(complaint('api', { ...API, [name]: missing })).toContain(`${name} 没有设`)
    }
  })

  test('names everything that is missing at once', () => {
    const told = complaint('api', {})
    for (const name of [
      'DATABASE_URL',
      'TOKEN_KEYS',
      'WECHAT_APP_ID',
      'WECHAT_APP_SECRET',
      'FILES_DIR',
      'COS_BUCKET',
    ]) {
      expect(told).toContain(name)
    }
  })

  test.each([
    ['DATABASE_URL', 'mysql://root:very-secret@host/db'],
    ['WECHAT_APP_ID', 'very-secret'],
    ['FILES_DIR', 'very-secret/relative'],
  ])('with a wrong %s is told so without its value', (name, value) => {
    const told = complaint('api', { ...API, [name]: value })
    expect(told).toContain(`${name} 写法不对`)
    expect(told).not.toContain('very-secret')
  })

  test('asks the timer for WeChat only where it is to remind over it', () => {
    expect(readConfiguration('tick', API).reminders).toBeNull()
    expect(complaint('tick', { ...API, REMINDER_TEMPLATE: 'x' })).toContain('REMINDER_FIELDS 没有设')
    const { reminders } = readConfiguration('tick', {
      ...API,
      REMINDER_TEMPLATE: 'x',
      REMINDER_FIELDS: 'thing1,thing2,date3',
    })
    expect(reminders?.REMINDER_FIELDS).toBe('thing1,thing2,date3')
  })

  test('names half a bucket’s missing variables, and refuses two places', () => {
    expect(complaint('tick', { DATABASE_URL: API.DATABASE_URL, ...COS, COS_SECRET_KEY: '' })).toContain(
      'COS_SECRET_KEY 没有设',
    )
    expect(complaint('tick', { ...API, ...COS })).toContain('只能设一种')
  })
})
