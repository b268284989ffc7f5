import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../../api/client'
import { ErrorLine } from '../../../app/error-line'
import { outdate } from '../../../state/answers'
import { say } from '../../../state/snackbar'
import { useDoing } from '../../../state/use-doing'
import { Button, Card, TextField } from '../../../ui'
import { EditedBlock } from './edited-block'
import { type Block, type Draft, type Figure, type Notice, tidied, typable } from './notice-types'

interface EditorProps {
  readonly notice: Notice
  readonly onFigure: (figure: Figure) => void
  readonly onEnd: () => void
}

/** The words of a notice, to type; what was begun at a revision that somebody else changed meanwhile is refused whole. */
export function Editor({ notice, onFigure, onEnd }: EditorProps) {
  const [revision] = useState(notice.revision)
  const [draft, setDraft] = useState<Draft>({ title: notice.title, blocks: notice.blocks.map(opened) })
  const doing = useDoing()
  const { blocks } = draft
  const replace = (at: number, ...by: Block[]) =>
    setDraft({ ...draft, blocks: [...blocks.slice(0, at), ...by, ...blocks.slice(at + 1)] })
  const swap = (at: number) => {
    const [upper, lower] = [blocks[at - 1], blocks[at]]
    if (!upper || !lower) return
    setDraft({ ...draft, blocks: [...blocks.slice(0, at - 1), lower, upper, ...blocks.slice(at + 1)] })
  }
  const add = (block: Block) => setDraft({ ...draft, blocks: [...blocks, block] })
  const save = async () => {
    const done = await doing.run(async () => {
      await api.editNotice({ params: { noticeId: notice.id }, body: { revision, ...tidied(draft) } })
      say('已存')
      outdate('notices/', 'checks/')
    })
    if (done) onEnd()
  }
  return (
    <>
      <Card>
        <TextField
          id="notice-title"
          label="标题"
          longest={60}
          value={draft.title}
          onChange={(title) => setDraft({ ...draft, title })}
        />
        {blocks.map((block, at) => (
          <EditedBlock
            key={String(at)}
            at={at}
            block={block}
            figures={notice.figures}
            onFigure={onFigure}
            onChange={(changed) => replace(at, changed)}
            onRemove={() => replace(at)}
            onRise={() => swap(at)}
          />
        ))}
        <View className="editor-ways">
          <Button
            look="quiet"
            inline
            id="add-paragraph"
            onPress={() => add({ kind: 'paragraph', parts: [{ text: '' }] })}
          >
            加一段
          </Button>
          <Button look="quiet" inline id="add-heading" onPress={() => add({ kind: 'heading', text: '' })}>
            加小标题
          </Button>
        </View>
      </Card>
      <ErrorLine error={doing.error} />
      <View className="editor-ways editor-ways--end">
        <Button look="secondary" id="leave-words" onPress={onEnd}>
          不改了
        </Button>
        <Button wide id="save-words" busy={doing.busy} onPress={() => void save()}>
          存下文字
        </Button>
      </View>
    </>
  )
}

function opened(block: Block): Block {
  return block.kind === 'paragraph' ? { ...block, parts: typable(block.parts) } : block
}
