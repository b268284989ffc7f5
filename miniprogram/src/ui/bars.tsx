import { Press } from '@native/press'
import { View } from '@tarojs/components'
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { Icon, type IconName } from './icon'
import { classNames } from './native/class-names'

export interface NavBarProps {
  readonly title: string
  /** a root page has a larger title and no way back */
  readonly onBack?: (() => void) | undefined
  /** kept free for the status bar above and WeChat's capsule at the right, px */
  readonly room: { readonly top: number; readonly height: number; readonly right: number }
}

/** The bar at the top of a page. */
export function NavBar({ title, onBack, room }: NavBarProps) {
  return (
    <View className="nav-bar" style={{ paddingTop: `${room.top}px` }}>
      <View className="nav-bar__row" style={{ minHeight: `${room.height}px`, paddingRight: `${room.right}px` }}>
        {onBack === undefined ? null : (
          <Press className="nav-bar__back" label="返回" id="back" onPress={onBack}>
            <Icon name="left" />
          </Press>
        )}
        <View className={classNames('nav-bar__title', onBack === undefined && 'nav-bar__title--root')}>{title}</View>
      </View>
    </View>
  )
}

export interface TabItem {
  readonly key: string
  readonly label: string
  readonly icon: IconName
}

interface TabBarProps {
  readonly tabs: readonly TabItem[]
  readonly current: string
  readonly onChoose: (key: string) => void
}

/** The tabs of a role at the foot of the phone. */
export function TabBar({ tabs, current, onChoose }: TabBarProps) {
  return (
    <View className="tab-bar">
      {tabs.map(({ key, label, icon }) => (
        <Press
          key={key}
          id={`tab-${key}`}
          role="tab"
          on={key === current}
          className={classNames('tab-bar__tab', key === current && 'tab-bar__tab--on')}
          onPress={() => onChoose(key)}
        >
          <Icon name={icon} />
          <View className="tab-bar__label">{label}</View>
        </Press>
      ))}
    </View>
  )
}

/** The same tabs at the side of a desktop, for staff. */
export function SideBar({
  tabs,
  current,
  onChoose,
  head,
  foot,
}: TabBarProps & { readonly head: ReactNode; readonly foot: ReactNode }) {
  return (
    <View className="side-bar">
      <View className="side-bar__brand">先锋堡垒</View>
      <View className="side-bar__place">{head}</View>
      {tabs.map(({ key, label, icon }) => (
        <Press
          key={key}
          id={`tab-${key}`}
          role="tab"
          on={key === current}
          className={classNames('side-bar__tab', key === current && 'side-bar__tab--on')}
          onPress={() => onChoose(key)}
        >
          <Icon name={icon} size="small" />
          <View>{label}</View>
        </Press>
      ))}
      <View className="side-bar__foot">{foot}</View>
    </View>
  )
}

/** Tells the page around it how many action bars stand in its content, so that a message lies above them. */
export const ActionBars = createContext<(change: 1 | -1) => void>(() => undefined)

/** Actions of a page, fixed at its foot: at most one filled button. */
export function ActionBar({ children }: { readonly children: ReactNode }) {
  const stand = useContext(ActionBars)
  useEffect(() => {
    stand(1)
    return () => stand(-1)
  }, [stand])
  return <View className="action-bar">{children}</View>
}
