import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { ApiError } from '../../../../shared/contract/client'
import type { RecordKind } from '../../../../shared/records/kinds'
import { api } from '../../api/client'
import { type FormErrors, formErrors, NO_ERRORS } from '../../api/field-errors'
import { open } from '../../app/go'
import type { ListedRecord, WholeRecord } from '../../app/records/record-words'
import { outdate } from '../../state/answers'
import { forgetDraft, keepDraft, keptDraft } from '../../state/drafts'
import { newClientId } from '../../state/new-client-id'
import type { Me } from '../../state/session'
import { say } from '../../state/snackbar'
import { ActionBar, Button, Card, Strip } from '../../ui'
import { Effect } from './effect'
import { Evidence } from './evidence'
import { Fields } from './fields'
import { type Form, fieldsOf, formFromDraft, formOf, recordOf } from './form'

interface RecordFormProps {
  readonly me: Me
  readonly kind: RecordKind
  readonly recent: readonly ListedRecord[]
  /** the record that is mended; a new one without it */
  readonly mended?: WholeRecord
}

/** One form for every kind: its fields, evidence, what it does to the index, and the way to the server. */
export function RecordForm({ me, kind, recent, mended }: RecordFormProps) {
  const draftKey = `${me.personId}:${kind}`
  const [form, setForm] = useState<Form>(() =>
    mended ? formOf(mended.record, me.today) : formFromDraft(keptDraft(draftKey), me.today),
  )
  const [errors, setErrors] = useState<FormErrors>(NO_ERRORS)
  const [failure, setFailure] = useState<ApiError['code'] | undefined>()
  const [busy, setBusy] = useState(false)
  const change = (changed: Partial<Form>) => {
    const next = { ...form, ...changed }
    setForm(next)
    if (mended === undefined) keepDraft(draftKey, next)
  }

  const submit = async () => {
    setBusy(true)
    setErrors(NO_ERRORS)
    setFailure(undefined)
    try {
      const recordId = await send(kind, form, mended)
      // Attaching again changes nothing, so a retry after a lost answer may simply do everything once more.
      for (const { id } of form.photos) await api.attachFile({ params: { recordId, fileId: id } })
      forgetDraft(draftKey)
      outdate('records/', 'members/')
      say(mended ? '改好了，重新交给支部审核' : '已提交，等支部审核')
      await leave()
    } catch (error) {
      setErrors(formErrors(error, 'record', fieldsOf[kind]))
      setFailure(error instanceof ApiError ? error.code : undefined)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <Fields me={me} kind={kind} form={form} errors={errors.fields} recent={recent} onChange={change} />
      <Card>
        <Evidence photos={form.photos} onChange={(photos) => change({ photos })} kept={mended?.files.length ?? 0} />
      </Card>
      <Effect me={me} kind={kind} form={form} />
      {errors.whole === undefined ? null : (
        <Strip look="caution" icon={failure === 'no-answer' ? 'offline' : 'alert'} id="failure">
          {failure === 'no-answer' ? '没有连上，填的都在。再点一次提交就行，同一份不会记两次。' : errors.whole}
        </Strip>
      )}
      {failure === 'idempotency-mismatch' ? (
        <View className="row-ways row-ways--plain">
          <Button look="secondary" inline id="see-records" onPress={() => open('/pages/records/index')}>
            看已提交的
          </Button>
          <Button
            look="quiet"
            inline
            id="another"
            onPress={() => {
              change({ clientId: newClientId() })
              setErrors(NO_ERRORS)
              setFailure(undefined)
            }}
          >
            另交一份
          </Button>
        </View>
      ) : null}
      <View className="form-foot">
        <ActionBar>
          <Button wide busy={busy} onPress={() => void submit()} id="submit">
            {mended ? '修改后重交' : '提交'}
          </Button>
        </ActionBar>
      </View>
    </>
  )
}

/** @returns the record's id. @throws ApiError */
async function send(kind: RecordKind, form: Form, mended: WholeRecord | undefined): Promise<string> {
  const record = recordOf(kind, form)
  if (mended === undefined) return (await api.submitRecord({ body: { clientId: form.clientId, record } })).id
  const { id: recordId, revision } = mended
  return (await api.mendRecord({ params: { recordId }, body: { revision, record } })).id
}

/** Back to where one came from, or to one's records, where the new one stands. */
async function leave(): Promise<void> {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
  else await Taro.reLaunch({ url: '/pages/records/index' })
}
