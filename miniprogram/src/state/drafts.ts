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
