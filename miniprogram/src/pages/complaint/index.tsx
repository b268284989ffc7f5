import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { ApiError } from '../../../../shared/contract/client'
import { api } from '../../api/client'
import { type FormErrors, formErrors, NO_ERRORS } from '../../api/field-errors'
import { useParameters } from '../../app/go'
import { Page } from '../../app/page'
import { outdate } from '../../state/answers'
import { forgetDraft, keepDraft, keptDraft } from '../../state/drafts'
import { newClientId } from '../../state/new-client-id'
import type { Me } from '../../state/session'
import { say } from '../../state/snackbar'
import { ActionBar, Button, Card, Field, Press, Segmented, Strip, TextField } from '../../ui'

const WRONGS = ['事实不对', '有记录没有算上', '规则用得不对', '其他'] as const
const RECEIVERS = [
  { key: 'organ-committee', label: '机关党委' },
  { key: 'works-committee', label: '工委' },
] as const
const MOST = 900

type Receiver = (typeof RECEIVERS)[number]['key']

interface ComplaintProps {
  readonly me: Me
  /** what it is about: a line of the index with its points and citation, a notice; undefined for anything */
  readonly about: string | undefined
  readonly points: string | undefined
  readonly cite: string | undefined
}

/** Objects to a line of the index, or says anything else to the committee that must answer. */
export default function ComplaintPage() {
  const { about, points, cite } = useParameters()
  return (
    <Page title={points === undefined ? '提意见' : '提出异议'} pushed>
      {(me) => <Form me={me} about={about} points={points} cite={cite} />}
    </Page>
  )
}

function Form({ me, about, points, cite }: ComplaintProps) {
  const draftKey = `${me.personId}:complaint:${about ?? ''}`
  const kept = keptDraft(draftKey)
  const [clientId, setClientId] = useState(() => (typeof kept?.clientId === 'string' ? kept.clientId : newClientId()))
  const [wrong, setWrong] = useState<(typeof WRONGS)[number] | undefined>()
  const [text, setText] = useState(() => (typeof kept?.text === 'string' ? kept.text : ''))
  const [to, setTo] = useState<Receiver>('organ-committee')
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<FormErrors>(NO_ERRORS)
  const write = (typed: string) => {
    setText(typed)
    keepDraft(draftKey, { clientId, text: typed })
  }
  const whole = () => [headOf(about, points, wrong), text.trim()].filter((part) => part !== '').join('\n')
  const submit = async () => {
    if (text.trim().length < 5)
      return setErrors({ fields: { text: '至少写 5 个字，说清楚是什么事' }, whole: undefined })
    setBusy(true)
    setErrors(NO_ERRORS)
    try {
      await api.makeComplaint({ body: { clientId, to, text: whole() } })
      forgetDraft(draftKey)
      outdate('complaints/')
      say('提交了，答复会在“意见与答复”里')
      if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
      else await Taro.reLaunch({ url: '/pages/mine/index' })
    } catch (error) {
      setErrors(formErrors(error, '', ['text']))
      // The first one arrived though its answer did not: what was changed since would be a second one.
      if (error instanceof ApiError && error.code === 'idempotency-mismatch') setClientId(newClientId())
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {about === undefined ? null : (
        <Card padded>
          <View className="head-line">
            <View className="head-line__title">{about}</View>
            {points === undefined ? null : <View className="words-strong">{points.replace('-', '−')}</View>}
          </View>
          {cite === undefined ? null : <View className="line__cite">{cite}</View>}
        </Card>
      )}
      <Card>
        {points === undefined ? null : (
          <Field label="你认为哪里不对">
            <View>
              {WRONGS.map((one) => (
                <Press
                  key={one}
                  role="radio"
                  on={one === wrong}
                  id={`wrong-${WRONGS.indexOf(one)}`}
                  className="choice-row"
                  onPress={() => setWrong(one)}
                >
                  <View className={one === wrong ? 'choice-row__dot choice-row__dot--on' : 'choice-row__dot'} />
                  <View>{one}</View>
                </Press>
              ))}
            </View>
          </Field>
        )}
        <TextField
          label={points === undefined ? '想说什么' : '说清楚一点'}
          help={`${text.length} / ${MOST}`}
          kind="lines"
          longest={MOST}
          value={text}
          onChange={write}
          placeholder="什么事、哪一天、谁可以证明"
          error={errors.fields.text}
          id="complaint-text"
        />
        <Field label="提给">
          <Segmented id="to" options={RECEIVERS} chosen={to} onChoose={setTo} />
        </Field>
      </Card>
      <View className="words-fine">
        收到的组织要给出答复，答复在“我的 ·
        意见与答复”里看。确有差错就更正，原记录不删，另记一笔冲正。提出意见不影响任何得分，也不会通知其他党员。
      </View>
      {errors.whole === undefined ? null : (
        <Strip look="caution" id="failure">
          {`${errors.whole}。写的都在，没有丢。`}
        </Strip>
      )}
      <View className="form-foot">
        <ActionBar>
          <Button wide busy={busy} disabled={text.trim() === ''} onPress={() => void submit()} id="submit">
            {points === undefined ? '提交意见' : '提交异议'}
          </Button>
        </ActionBar>
      </View>
    </>
  )
}

function headOf(about: string | undefined, points: string | undefined, wrong: string | undefined): string {
  if (about === undefined) return ''
  return `【${about}${points === undefined ? '' : ` ${points}`}】${wrong ?? ''}`
}
