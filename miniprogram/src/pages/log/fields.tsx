import { View } from '@tarojs/components'
import type { RecordKind } from '../../../../shared/records/kinds'
import { honourLevels, type ListedRecord } from '../../app/records/record-words'
import type { Me } from '../../state/session'
import { dayAfter, writtenDay } from '../../state/written-day'
import { Card, Chips, DayChoice, Field, Stepper, TextField } from '../../ui'
import { type FieldName, type Form, fieldsOf } from './form'
import { recentTitles } from './recent'

interface FieldsProps {
  readonly me: Me
  readonly kind: RecordKind
  readonly form: Form
  readonly errors: Readonly<Record<string, string>>
  readonly recent: readonly ListedRecord[]
  readonly onChange: (changed: Partial<Form>) => void
}

const EARLIEST = '2000-01-01'
const QUICK_HOURS = [1, 2, 3, 4]
const LONG_TITLE = 120
const TITLE = 60

const titleLabels: Readonly<Record<RecordKind, string>> = {
  'volunteer-hours': '做了什么',
  'study-hours': '学了什么',
  'xuexi-points': '',
  honour: '表彰名称',
  'hard-task': '什么任务',
  pledge: '承诺什么',
  lecture: '讲的题目',
}

/** The fields of a kind, in its order. */
export function Fields(props: FieldsProps) {
  return (
    <Card>
      {fieldsOf[props.kind].map((field) => (
        <OneField key={field} field={field} {...props} />
      ))}
    </Card>
  )
}

function OneField({ field, ...props }: FieldsProps & { readonly field: FieldName }) {
  const { form, errors, onChange } = props
  if (field === 'title') return <Title {...props} />
  if (field === 'happenedOn') return <Day {...props} />
  if (field === 'hours') return <Hours {...props} />
  if (field === 'level') {
    return (
      <Field label="哪一级" error={errors.level}>
        <Chips id="level" options={honourLevels} chosen={form.level} onChoose={(level) => onChange({ level })} />
      </Field>
    )
  }
  const { label, help, placeholder, longest, kind } = WRITTEN[field]
  return (
    <TextField
      label={label}
      help={help}
      placeholder={placeholder}
      kind={kind}
      longest={longest}
      value={form[field]}
      onChange={(value) => onChange({ [field]: value })}
      error={errors[field]}
      id={field}
    />
  )
}

interface WrittenField {
  readonly label: string
  readonly help: string
  readonly placeholder: string
  readonly longest: number
  readonly kind: 'text' | 'number' | 'lines'
}

const WRITTEN: Readonly<Record<'points' | 'giver' | 'matter' | 'document' | 'note', WrittenField>> = {
  points: { label: '积分', help: '只作展示，不折算', placeholder: '例：1286', longest: 6, kind: 'number' },
  giver: { label: '授予单位', help: '', placeholder: '证书上的全称', longest: TITLE, kind: 'text' },
  matter: { label: '因什么事', help: '同一件事只计一次', placeholder: '例：抗洪抢险', longest: TITLE, kind: 'text' },
  document: { label: '文号', help: '可不填', placeholder: '表彰文件的文号', longest: TITLE, kind: 'text' },
  note: { label: '说明', help: '可不填', placeholder: '补录的原因，或想让支部知道的', longest: 300, kind: 'lines' },
}

function Title({ kind, form, errors, recent, onChange }: FieldsProps) {
  const titles = recentTitles(recent, kind)
  const choose = (title: string) => {
    const last = titles.find((one) => one.title === title)
    onChange({ title, ...(last && 'hours' in last ? { hours: Number(last.hours) } : {}) })
  }
  return (
    <>
      {titles.length === 0 ? null : (
        <Field label={titleLabels[kind]} help="最近做过的">
          <Chips
            id="recent"
            options={titles.map(({ title }) => ({ key: title, label: title }))}
            chosen={form.title}
            onChoose={choose}
          />
        </Field>
      )}
      <TextField
        label={titles.length === 0 ? titleLabels[kind] : '或者写别的'}
        value={form.title}
        onChange={(title) => onChange({ title })}
        placeholder="写清楚做的事"
        longest={kind === 'pledge' ? LONG_TITLE : TITLE}
        error={errors.title}
        id="title"
      />
    </>
  )
}

function Day({ me, form, errors, onChange }: FieldsProps) {
  const yesterday = dayAfter(me.today, -1)
  return (
    <DayChoice
      id="day"
      label="哪一天"
      value={form.happenedOn}
      onChange={(happenedOn) => onChange({ happenedOn })}
      near={[
        { key: me.today, label: `今天 ${writtenDay(me.today, me.today)}` },
        { key: yesterday, label: '昨天' },
      ]}
      earliest={EARLIEST}
      latest={me.today}
      written={writtenDay(form.happenedOn, me.today)}
      error={errors.happenedOn}
    />
  )
}

function Hours({ kind, form, errors, onChange }: FieldsProps) {
  const unit = kind === 'study-hours' ? '学时' : '小时'
  const label = kind === 'study-hours' ? '多少学时' : '多长时间'
  return (
    <Field label={label} help="以一刻钟为单位" error={errors.hours}>
      <Stepper
        id="hours"
        label={unit}
        value={form.hours}
        onChange={(hours) => onChange({ hours })}
        least={0.25}
        most={24}
        step={0.25}
      />
      <View className="stepper-unit">{unit}</View>
      <View className="quick-picks">
        <Chips
          id="quick"
          options={QUICK_HOURS.map((hours) => ({ key: String(hours), label: `${hours} ${unit}` }))}
          chosen={String(form.hours)}
          onChoose={(hours) => onChange({ hours: Number(hours) })}
        />
      </View>
    </Field>
  )
}
