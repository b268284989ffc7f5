import Taro from '@tarojs/taro'
import { createStore, useStore } from './store'

const KEY = 'view'
const chosen = createStore<string | undefined>(undefined)

/** The key of the view that was chosen last on this phone; empty where none was. */
export function chosenView(): string {
  return chosen.get() ?? Taro.getStorageSync<string>(KEY)
}

export function useChosenView(): string {
  return useStore(chosen) ?? Taro.getStorageSync<string>(KEY)
}

export function keepChosenView(key: string): void {
  Taro.setStorageSync(KEY, key)
  chosen.set(key)
}

/** The next person on this phone begins where they belong. */
export function forgetChosenView(): void {
  Taro.removeStorageSync(KEY)
  chosen.set(undefined)
}
