import { classNames } from '../class-names'
import type { PopupProps } from '../props'

export function Popup({ open, onClose, at, id = '', children }: PopupProps) {
  return (
    <van-popup
      id={id}
      show={open}
      position={at === 'foot' ? 'bottom' : 'center'}
      round={true}
      safe-area-inset-bottom={at === 'foot'}
      custom-class={classNames('popup', `popup--${at}`)}
      onClose={() => onClose()}
    >
      {open ? children : null}
    </van-popup>
  )
}
