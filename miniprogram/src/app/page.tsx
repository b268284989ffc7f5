import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useAppearance } from '../state/appearance'
import { type Me, readSession, useSession } from '../state/session'
import { dismiss, useMessage } from '../state/snackbar'
import { useView, type View as WorkingView } from '../state/views'
import { wantPage } from '../state/wanted-page'
import { ActionBars, classNames, ErrorState, NavBar, SideBar, Skeleton, Snackbar, TabBar } from '../ui'
import { barRoom } from './bar-room'
import { back, currentAddress, LOG_IN, start } from './go'
import { tabsOf } from './tabs'

interface FrameProps {
  readonly title: string
  /** a way back instead of tabs */
  readonly pushed?: boolean
  /** staff pages spread out on a wide screen, some only for who is at work; the others keep a phone's width */
  readonly desk?: boolean | 'at-work'
  /** the page's own actions, in an `ActionBar` */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

interface PageProps extends Omit<FrameProps, 'children'> {
  /** the content, for who is logged in */
  readonly children: (me: Me, view: WorkingView) => ReactNode
}

/** A page for people who are logged in: waits for the session, and leads to the log-in where there is none. */
export function Page({ children, ...frame }: PageProps) {
  const session = useSession()
  useEffect(() => {
    if (session.status !== 'out') return
    const address = session.left ? undefined : currentAddress()
    if (address !== undefined) wantPage({ address, personId: session.ranOut })
    start(LOG_IN)
  }, [session])
  if (session.status === 'in') return <Inside {...frame} me={session.me} content={children} />
  return (
    <Frame {...frame} me={undefined}>
      {session.status === 'failed' ? (
        <ErrorState error={session.error} onRetry={() => void readSession()} />
      ) : (
        <Skeleton rows={4} />
      )}
    </Frame>
  )
}

/** A page for anybody. */
export function OpenPage(frame: FrameProps) {
  return <Frame {...frame} me={undefined} />
}

function Inside({
  me,
  content,
  ...frame
}: Omit<FrameProps, 'children'> & { readonly me: Me; readonly content: PageProps['children'] }) {
  const view = useView(me)
  return (
    <Frame {...frame} me={me} view={view}>
      {content(me, view)}
    </Frame>
  )
}

/** Looks, bars, tabs and messages around every page. */
function Frame({
  title,
  pushed,
  desk: spreads,
  foot,
  me,
  view,
  children,
}: FrameProps & { readonly me: Me | undefined; readonly view?: WorkingView }) {
  const { scheme, type } = useAppearance()
  const message = useMessage()
  const dark = scheme === 'dark'
  const desk = spreads === 'at-work' ? view !== undefined && view.kind !== 'member' : spreads
  const [bars, setBars] = useState(0)
  const stand = useCallback((change: 1 | -1) => setBars((before) => before + change), [])
  useDidShow(() => nameWindow(title))
  useEffect(() => nameWindow(title), [title])
  useDidShow(() => paintBehind(dark))
  useEffect(() => paintBehind(dark), [dark])
  const tabs = me && view ? tabsOf(me, view) : []
  const current = `/${Taro.getCurrentInstance().router?.path.replace(/^\//, '').split('?')[0] ?? ''}`
  const rooted = !pushed && tabs.length > 0
  return (
    <View
      className={classNames('theme', 'page', dark && 'theme-dark', desk && 'page--desk')}
      style={{ '--fs': String(type) }}
    >
      {desk && me && view ? (
        <SideBar
          tabs={tabs}
          current={current}
          onChoose={start}
          head={
            <>
              <View className="words-strong">{view.organisationName}</View>
              <View className="words-note">{view.title}</View>
            </>
          }
          foot={me.name}
        />
      ) : null}
      <NavBar title={title} room={barRoom()} onBack={pushed ? () => back(me) : undefined} />
      <ActionBars.Provider value={stand}>
        <View className="page__content">{children}</View>
      </ActionBars.Provider>
      <View className="page__foot">
        {message ? (
          <Snackbar
            text={message.text}
            above={bars > 0}
            {...(message.action ? { action: message.action.label } : {})}
            onAction={() => {
              message.action?.run()
              dismiss()
            }}
          />
        ) : null}
        {foot}
        {rooted && foot === undefined ? <TabBar tabs={tabs} current={current} onChoose={start} /> : null}
      </View>
    </View>
  )
}

/** A browser's tab says the page's own name, not the one that all its forms share. */
function nameWindow(title: string): void {
  if (process.env.TARO_ENV === 'h5') document.title = title
}

function groundOf(dark: boolean): string {
  return dark ? '#131110' : '#F5F3F0'
}

/** What shows when a page is pulled beyond its end, and on h5 beside the phone's frame. */
function paintBehind(dark: boolean): void {
  const ground = groundOf(dark)
  if (process.env.TARO_ENV === 'h5') document.documentElement.style.background = ground
  else
    void Taro.setBackgroundColor({ backgroundColor: ground, backgroundColorTop: ground, backgroundColorBottom: ground })
}
