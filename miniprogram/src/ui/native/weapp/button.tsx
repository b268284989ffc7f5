import { classNames } from '../class-names'
import type { ButtonProps } from '../props'

// Every attribute of a Vant tag is written out: Taro binds only those it sees when it compiles.
export function Button({
  look = 'primary',
  inline,
  wide,
  busy = false,
  disabled = false,
  id = '',
  onPress,
  children,
}: ButtonProps) {
  return (
    <van-button
      id={id}
      type={look === 'primary' ? 'primary' : 'default'}
      size={inline ? 'small' : 'normal'}
      block={wide ?? false}
      plain={look === 'text'}
      disabled={disabled || busy}
      custom-class={classNames('button', `button--${look}`, inline && 'button--inline', busy && 'button--busy')}
      onClick={() => {
        if (!disabled && !busy) onPress?.()
      }}
    >
      {children}
    </van-button>
  )
}
