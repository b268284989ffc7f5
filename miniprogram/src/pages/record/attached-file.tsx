import { useState } from 'react'
import { fileTypes } from '../../../../shared/records/file-types'
import { api } from '../../api/client'
import { openFile } from '../../api/open-file'
import { sentenceOf } from '../../api/sentence-of'
import type { WholeRecord } from '../../app/records/record-words'
import { Cell } from '../../ui'

interface AttachedFileProps {
  readonly file: WholeRecord['files'][number]
  readonly name: string
}

/** A piece of evidence; a press fetches and shows it. */
export function AttachedFile({ file: { id, type, bytes }, name }: AttachedFileProps) {
  const [note, setNote] = useState<string | undefined>()
  const show = async () => {
    setNote('正在取……')
    try {
      await openFile(`evidence-${id}`, await api.downloadFile({ params: { fileId: id } }))
      setNote(undefined)
    } catch (error) {
      setNote(sentenceOf(error))
    }
  }
  return (
    <Cell
      id={`file-${id}`}
      icon="clip"
      title={name}
      note={note ?? `${fileTypes[type]} · ${Math.max(1, Math.round(bytes / 1024))} KB`}
      onPress={() => void show()}
    />
  )
}
