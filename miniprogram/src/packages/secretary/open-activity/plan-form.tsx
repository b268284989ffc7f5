import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { contract } from '../../../../../shared/contract/contract'
import type { AnswerOf, CallOf } from '../../../../../shared/contract/endpoint'
import { type ActivityKind, activityKinds, kindsHeldBy } from '../../../../../shared/records/activity-kinds'
import { api } from '../../../api/client'
import { ErrorLine } from '../../../app/error-line'
import { outdate } from '../../../state/answers'
import { newClientId } from '../../../state/new-client-id'
import type { Me } from '../../../state/session'
import { say } from '../../../state/snackbar'
import { useDoing } from '../../../state/use-doing'
import { writtenDate } from '../../../state/written-day'
import { Button, Card, Chips, DateField, Field, Stepper, TextField } from '../../../ui'
import { ChooseMany } from './choose-many'

type Plan = CallOf<typeof contract.openActivity>['body']['plan']
type Activity = AnswerOf<typeof contract.readActivity>

interface PlanFormProps {
  readonly me: Me
  readonly organisationId: string
  readonly holder: keyof typeof kindsHeldBy
  readonly people: readonly { readonly id: string; readonly name: string }[]
  /** the one that is changed */
  readonly activity: Activity | undefined
}

/** What an activity is to be. Changing one starts from what it is. */
export function PlanForm({ me, organisationId, holder, people, activity }: PlanFormProps) {
  const [clientId] = useState(newClientId)
  const [kinds, setKinds] = useState<readonly ActivityKind[]>(activity?.kinds ?? [])
  const [title, setTitle] = useState(activity?.title ?? '')
  const [heldOn, setHeldOn] = useState(activity?.heldOn ?? me.today)
  const [hours, setHours] = useState(Number(activity?.hours ?? '2'))
  const [lecturerId, setLecturerId] = useState(activity?.lecturerId ?? 'none')
  const [listed, setListed] = useState(activity?.expects === 'listed')
  const [expected, setExpected] = useState<readonly string[]>(
    (activity?.attendance ?? []).flatMap((one) => (one.expected ? [one.personId] : [])),
  )
  const doing = useDoing()
  const counts = kinds.includes('volunteer') || kinds.includes('study')
  const lacking = [
    ...(kinds.length === 0 ? ['选类型'] : []),
    ...(title.trim() === '' ? ['写名称'] : []),
    ...(listed && expected.length === 0 ? ['选应到的人'] : []),
  ]
  const save = () =>
    doing.run(async () => {
      const plan: Plan = {
        kinds: [...kinds],
        title: title.trim(),
        heldOn,
        ...(counts ? { hours: String(hours) } : {}),
        ...(kinds.includes('lecture') && lecturerId !== 'none' ? { lecturerId } : {}),
        ...(listed ? { expected: [...expected] } : {}),
      }
      const { id } = activity
        ? await api.changeActivity({ params: { activityId: activity.id }, body: { revision: activity.revision, plan } })
        : await api.openActivity({ body: { clientId, organisationId, plan } })
      say(activity ? '已修改' : '已安排')
      outdate('activities/')
      await Taro.redirectTo({ url: `/packages/secretary/activity/index?activityId=${id}` })
    })
  return (
    <View className="desk-column">
      <Card>
        <Field label="类型" help="一次活动可以同时是几种">
          <ChooseMany
            id="kind"
            options={kindsHeldBy[holder].map((key) => ({ key, label: activityKinds[key] }))}
            chosen={kinds}
            onChoose={setKinds}
          />
        </Field>
        <TextField
          id="title"
          label="名称"
          longest={60}
          value={title}
          onChange={setTitle}
          placeholder="例：主题党日：走读清溪江"
        />
        <DateField id="held-on" label="日期" value={heldOn} onChange={setHeldOn} written={writtenDate(heldOn)} />
        {counts ? (
          <Field label="时长（小时）" help="到了的人各记这么多">
            <Stepper id="hours" label="时长" value={hours} least={0.25} most={12} step={0.25} onChange={setHours} />
          </Field>
        ) : null}
        {kinds.includes('lecture') ? (
          <Field label="讲课人" help="不是本支部党员的不选">
            <Chips
              id="lecturer"
              options={[{ key: 'none', label: '不选' }, ...people.map(({ id, name }) => ({ key: id, label: name }))]}
              chosen={lecturerId}
              onChoose={setLecturerId}
            />
          </Field>
        ) : null}
      </Card>
      <Card>
        <Field label="应到">
          <Chips
            id="expects"
            options={[
              { key: 'all', label: kinds.includes('committee') ? '支委会成员' : '全体党员' },
              { key: 'listed', label: '指定的人' },
            ]}
            chosen={listed ? 'listed' : 'all'}
            onChoose={(key) => setListed(key === 'listed')}
          />
        </Field>
        {listed ? (
          <Field label={`已选 ${expected.length} 人`}>
            <ChooseMany
              id="expected"
              options={people.map(({ id, name }) => ({ key: id, label: name }))}
              chosen={expected}
              onChoose={setExpected}
            />
          </Field>
        ) : null}
      </Card>
      <ErrorLine error={doing.error} />
      {lacking.length === 0 ? null : <View className="words-note">{`还要${lacking.join('、')}`}</View>}
      <View className="plan-save">
        <Button wide id="save" busy={doing.busy} disabled={lacking.length > 0} onPress={() => void save()}>
          {activity ? '保存' : '安排'}
        </Button>
      </View>
    </View>
  )
}
