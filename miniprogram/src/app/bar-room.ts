import Taro from '@tarojs/taro'

export interface BarRoom {
  /** the phone's status bar, px */
  readonly top: number
  /** the row of title and capsule, px */
  readonly height: number
  /** from the capsule's left edge to the screen's right one, px */
  readonly right: number
}

const NO_CAPSULE: BarRoom = { top: 0, height: 52, right: 16 }
const GAP = 8

let known: BarRoom | undefined

/** The room that the phone and WeChat's capsule take of a page's top. */
export function barRoom(): BarRoom {
  known ??= process.env.TARO_ENV === 'weapp' ? measure() : NO_CAPSULE
  return known
}

function measure(): BarRoom {
  const { statusBarHeight = 0, windowWidth } = Taro.getWindowInfo()
  const { top, height, left } = Taro.getMenuButtonBoundingClientRect()
  return {
    top: statusBarHeight,
    height: height + 2 * Math.max(0, top - statusBarHeight),
    right: windowWidth - left + GAP,
  }
}
