import path from 'node:path'
import { openModules } from './harness/module-system'

type Offered = Record<string, (...args: unknown[]) => unknown>

/**
 * Opens the one page of a test's own build where there is only what WeChat gives.
 * @param directory the build
 * @returns what the page offered through `wx.offer`
 */
export function runTestPage(directory: string, route: string): Offered {
  const offered: Offered = {}
  const nothing = () => undefined
  const wx = {
    offer: (what: Offered) => Object.assign(offered, what),
    getWindowInfo: () => ({}),
    getAppBaseInfo: () => ({}),
    canIUse: () => false,
  }
  const registers = { App: nothing, Page: nothing, Component: nothing, Behavior: nothing }
  const timers = { setTimeout, setInterval, clearTimeout, clearInterval }
  const load = openModules(directory, { wx, ...registers, ...timers, getApp: nothing, getCurrentPages: () => [] })
  const root = path.join(directory, 'app.js')
  load(root, './app')
  load(root, `./${route}`)
  return offered
}
