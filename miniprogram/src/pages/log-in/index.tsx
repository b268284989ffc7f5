import { ChooseAccount } from '@choose-account'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { firstTab, start } from '../../app/go'
import { OpenPage } from '../../app/page'
import { useSession } from '../../state/session'
import { takeWantedPage } from '../../state/wanted-page'
import { WechatLogIn } from './wechat-log-in'
import './index.scss'

export default function LogIn() {
  const session = useSession()
  useEffect(() => {
    if (session.status === 'in') start(takeWantedPage(session.me.personId) ?? firstTab(session.me))
  }, [session])
  return (
    <OpenPage title="先锋堡垒">
      <View className="log-in__words">
        <View className="log-in__title">记下做过的事，看清每一分</View>
        <View className="words-note">党员先锋指数 · 支部堡垒指数</View>
      </View>
      {process.env.TARO_ENV === 'weapp' ? <WechatLogIn /> : null}
      {ChooseAccount ? <ChooseAccount /> : null}
      {process.env.TARO_ENV === 'weapp' || ChooseAccount ? null : (
        <View className="words-fine">请在微信里打开小程序“先锋堡垒”登录。</View>
      )}
    </OpenPage>
  )
}
