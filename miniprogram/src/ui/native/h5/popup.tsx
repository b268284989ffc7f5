import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { PopupProps } from '../props'

export function Popup({ open, onClose, at, label, id, children }: PopupProps) {
  useEffect(() => {
    if (!open) return undefined
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
    }
    window.addEventListener('keydown', close)
    return () => window.removeEventListener('keydown', close)
  }, [open, onClose])
  if (!open) return null
  return (
    <View className={`popup-layer popup-layer--${at}`}>
      <View className="popup-scrim" onClick={onClose} />
      <View
        className={`popup popup--${at}`}
        role="dialog"
        {...{ 'aria-label': label }}
        {...(id === undefined ? {} : { id })}
      >
        {children}
      </View>
    </View>
  )
}
