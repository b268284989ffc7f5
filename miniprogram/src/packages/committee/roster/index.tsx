import { View } from '@tarojs/components'
import { useState } from 'react'
import { MOST_ROSTER_BYTES, ROSTER_TYPES } from '../../../../../shared/people/roster'
import { api } from '../../../api/client'
import { ErrorLine } from '../../../app/error-line'
import { Page } from '../../../app/page'
import { outdate } from '../../../state/answers'
import { newClientId } from '../../../state/new-client-id'
import { say } from '../../../state/snackbar'
import { useDoing } from '../../../state/use-doing'
import { Button, Card, type ChosenFile, chooseFile, Dialog, handOver, Strip } from '../../../ui'
import { PreviewTable } from './preview-table'
import type { Preview } from './preview-type'
import './index.scss'

const MOST_MB = MOST_ROSTER_BYTES / 1024 / 1024
const [XLSX] = ROSTER_TYPES

/** A roster from a file: chosen, previewed row by row, and written only when confirmed. */
export default function Roster() {
  return (
    <Page title="名册导入" desk>
      {() => <Content />}
    </Page>
  )
}

function Content() {
  const [file, setFile] = useState<ChosenFile>()
  const [preview, setPreview] = useState<Preview>()
  const [clientId, setClientId] = useState(newClientId)
  const [asking, ask] = useState(false)
  const [tooLarge, setTooLarge] = useState(false)
  const reading = useDoing()
  const confirming = useDoing()
  const body = (chosen: ChosenFile) => ({ contentType: XLSX, bytes: chosen.bytes })
  const read = (chosen: ChosenFile) =>
    reading.run(async () => {
      setFile(chosen)
      setPreview(undefined)
      setPreview(await api.previewRoster({ body: body(chosen) }))
      setClientId(newClientId())
    })
  const choose = async () => {
    const chosen = await chooseFile(['.xlsx'])
    if (chosen === undefined) return
    if (chosen.bytes.length > MOST_ROSTER_BYTES) {
      setTooLarge(true)
      setFile(undefined)
      setPreview(undefined)
      return
    }
    setTooLarge(false)
    await read(chosen)
  }
  const confirm = async () => {
    if (!file || !preview) return
    const done = await confirming.run(async () => {
      const { counts } = await api.confirmRoster({ query: { preview: preview.preview, clientId }, body: body(file) })
      say(`已写入：新编入 ${counts.create} 人，更改 ${counts.change} 人`)
      outdate('organisations', 'people/', 'standings/', 'members/')
    })
    if (!done) return
    ask(false)
    await read(file)
  }
  const template = () =>
    reading.run(async () => {
      const { bytes, contentType } = await api.readRosterTemplate()
      await handOver({ name: '花名册模板.xlsx', bytes }, contentType)
    })
  const writes = preview === undefined ? 0 : preview.counts.create + preview.counts.change
  return (
    <View className="roster">
      <Card padded>
        <View className="words-strong">选一份花名册</View>
        <View className="words-note">
          {`.xlsx，不超过 ${MOST_MB} MB。表头和日期怎么写都行，先逐行预览，确认之前什么也不写入。`}
        </View>
        <View className="roster__ways">
          <Button
            id="choose-file"
            look={preview ? 'secondary' : 'primary'}
            busy={reading.busy}
            onPress={() => void choose()}
          >
            {file === undefined ? '选择文件' : '换一个文件'}
          </Button>
          <Button id="template" look="secondary" disabled={reading.busy} onPress={() => void template()}>
            下载模板
          </Button>
        </View>
        {file === undefined ? null : <View className="words-note">{file.name}</View>}
        <ErrorLine error={tooLarge ? `文件超过 ${MOST_MB} MB，请分几份导入` : reading.error} />
      </Card>
      {preview === undefined ? null : (
        <>
          <PreviewTable preview={preview} />
          {writes === 0 ? (
            <Strip>没有要写入的内容</Strip>
          ) : (
            <Button wide id="confirm" onPress={() => ask(true)}>
              {`确认写入 ${writes} 人`}
            </Button>
          )}
        </>
      )}
      <Dialog
        open={asking}
        title={`写入 ${writes} 人？`}
        act="写入"
        busy={confirming.busy}
        onAct={() => void confirm()}
        onClose={() => ask(false)}
      >
        {preview === undefined ? null : (
          <View>{`新编入 ${preview.counts.create} 人，更改 ${preview.counts.change} 人；其余行不写入。文件或人员情况在预览之后有变，就不写入。`}</View>
        )}
        <ErrorLine error={confirming.error} />
      </Dialog>
    </View>
  )
}
