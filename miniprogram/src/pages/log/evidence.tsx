import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { MOST_FILE_BYTES } from '../../../../shared/records/file-types'
import { choosePhoto } from '../../api/choose-photo'
import { api } from '../../api/client'
import { sentenceOf } from '../../api/sentence-of'
import { Cell, Icon, Press, Strip } from '../../ui'
import type { SentPhoto } from './form'

interface EvidenceProps {
  readonly photos: readonly SentPhoto[]
  readonly onChange: (photos: readonly SentPhoto[]) => void
  /** how many are attached already */
  readonly kept: number
}

const MOST_PHOTOS = 6

/** Pictures that go with a record: sent when chosen, attached when the record is submitted. */
export function Evidence({ photos, onChange, kept }: EvidenceProps) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | undefined>()
  const add = async () => {
    setFailure(undefined)
    setBusy(true)
    try {
      const photo = await choosePhoto()
      if (photo === undefined) return
      if (photo.bytes.byteLength > MOST_FILE_BYTES) return setFailure('照片超过 5 兆，请压缩后再选')
      const { id } = await api.uploadFile({ body: { contentType: photo.contentType, bytes: photo.bytes } })
      onChange([...photos, { id, path: photo.path }])
    } catch (error) {
      setFailure(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  const count = photos.length + kept
  return (
    <>
      <Cell
        id="add-photo"
        icon="clip"
        title={busy ? '正在传照片……' : '附照片'}
        note={count === 0 ? '可不附。拍摄地点等信息传上去时会去掉' : `已有 ${count} 张`}
        onPress={busy || count >= MOST_PHOTOS ? undefined : () => void add()}
      />
      {photos.length === 0 ? null : (
        <View className="photos">
          {photos.map(({ id, path }) => (
            <View key={id} className="photo">
              <Image className="photo__image" src={path} mode="aspectFill" />
              <Press
                className="photo__remove"
                label="去掉这张照片"
                id={`remove-${id}`}
                onPress={() => onChange(photos.filter((photo) => photo.id !== id))}
              >
                <View className="photo__cross">
                  <Icon name="close" size="small" />
                </View>
              </Press>
            </View>
          ))}
        </View>
      )}
      {failure === undefined ? null : <Strip look="caution">{failure}</Strip>}
    </>
  )
}
