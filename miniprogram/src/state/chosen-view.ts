import Taro from '@tarojs/taro'
import { createStore, useStore } from './store'

/** Which of their views somebody chose on this phone. */
interface Chosen {
  readonly personId: string
  readonly key: string
}

const KEY = 'view'
const chosen = createStore<Chosen | undefined>(undefined)

/** The key of the view that this person chose last on this phone; undefined where they chose none. */
export function chosenView(personId: string): string | undefined {
  return keyOf(chosen.get() ?? keptChoice(), personId)
}

export function useChosenView(personId: string): string | undefined {
  return keyOf(useStore(chosen) ?? keptChoice(), personId)
}

export function keepChosenView(personId: string, key: string): void {
  Taro.setStorageSync(KEY, { personId, key })
  chosen.set({ personId, key })
}

/** The next person on this phone begins where they belong. */
export function forgetChosenView(): void {
  Taro.removeStorageSync(KEY)
  chosen.set(undefined)
}

function keptChoice(): Partial<Chosen> {
  const kept: unknown = Taro.getStorageSync(KEY)
  return typeof kept === 'object' && kept !== null ? kept : {}
}

function keyOf(choice: Partial<Chosen>, personId: string): string | undefined {
  return choice.personId === personId ? choice.key : undefined
}
