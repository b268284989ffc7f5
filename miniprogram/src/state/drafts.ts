import Taro from '@tarojs/taro'

const PREFIX = 'draft:'

/** What was typed into a form and not sent yet, as the phone kept it; undefined where there is nothing. */
export function keptDraft(key: string): Readonly<Record<string, unknown>> | undefined {
  const kept: unknown = Taro.getStorageSync(PREFIX + key)
  return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : undefined
}

/** Keeps what is typed, so that neither a closed page nor a dead network loses it. */
export function keepDraft(key: string, draft: object): void {
  Taro.setStorageSync(PREFIX + key, { ...draft })
}

export function forgetDraft(key: string): void {
  Taro.removeStorageSync(PREFIX + key)
}

/**
 * Erases the forms on this phone, which is shared more often than not.
 * @param except whose are left: a session that ran out leaves what was typed to the same person. Keys begin with the person
 */
export function eraseDrafts(except?: string): void {
  const { keys } = Taro.getStorageInfoSync()
  for (const key of keys) {
    if (!key.startsWith(PREFIX)) continue
    if (except === undefined || !key.startsWith(`${PREFIX}${except}:`)) Taro.removeStorageSync(key)
  }
}
