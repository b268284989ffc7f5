import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { api } from '../../api/client'
import { sentenceOf } from '../../api/sentence-of'
import { enter } from '../../state/session'
import { Button, Card, Cell, Strip, TextField } from '../../ui'

type Step =
  | { readonly name: 'ask' }
  | { readonly name: 'choose-city'; readonly cities: readonly { readonly cityId: string; readonly name: string }[] }
  | { readonly name: 'bind' }

/** WeChat says who is there; who is not known yet binds with invite code and name, once. */
export function WechatLogIn() {
  const [step, setStep] = useState<Step>({ name: 'ask' })
  const [inviteCode, setInviteCode] = useState('')
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | undefined>()

  const attempt = async (work: (code: string) => Promise<void>) => {
    setBusy(true)
    setFailure(undefined)
    try {
      // A code is good for one use, so every attempt asks for its own.
      const { code } = await Taro.login()
      await work(code)
    } catch (error) {
      setFailure(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  const logIn = (cityId?: string) =>
    attempt(async (code) => {
      const answer = await api.logInByWechat({ body: { code, ...(cityId === undefined ? {} : { cityId }) } })
      if (answer.outcome === 'signed-in') await enter(answer)
      else setStep(answer.outcome === 'unknown' ? { name: 'bind' } : { name: 'choose-city', cities: answer.cities })
    })
  const bind = () =>
    attempt(async (code) => {
      await enter(await api.bindByInviteCode({ body: { code, inviteCode: inviteCode.trim(), name: name.trim() } }))
    })

  return (
    <>
      {failure === undefined ? null : (
        <Strip look="caution" id="failure">
          {failure}
        </Strip>
      )}
      {step.name === 'ask' ? (
        <Button wide busy={busy} onPress={() => void logIn()} id="log-in">
          微信登录
        </Button>
      ) : null}
      {step.name === 'choose-city' ? (
        <Card>
          {step.cities.map((city) => (
            <Cell
              key={city.cityId}
              id={`city-${city.cityId}`}
              icon="place"
              title={city.name}
              onPress={() => void logIn(city.cityId)}
            />
          ))}
        </Card>
      ) : null}
      {step.name === 'bind' ? (
        <>
          <Card>
            <TextField
              label="邀请码"
              help="由支部书记或机关党委给你"
              value={inviteCode}
              onChange={setInviteCode}
              longest={60}
              id="invite-code"
            />
            <TextField label="姓名" help="与花名册上的一致" value={name} onChange={setName} longest={40} id="name" />
          </Card>
          <Button
            wide
            busy={busy}
            disabled={inviteCode.trim() === '' || name.trim() === ''}
            onPress={() => void bind()}
            id="bind"
          >
            绑定并登录
          </Button>
          <View className="words-fine">绑定一次，以后用微信直接登录。不取手机号，不用位置。</View>
        </>
      ) : null}
    </>
  )
}
