import { classNames } from '../class-names'
import type { ButtonProps } from '../props'
import { Press } from './press'

export function Button({ look = 'primary', inline, wide, busy, disabled, id, onPress, children }: ButtonProps) {
  const off = disabled || busy
  return (
    <Press
      {...(id === undefined ? {} : { id })}
      className={classNames(
        'button',
        `button--${look}`,
        inline && 'button--inline',
        wide && 'button--wide',
        busy && 'button--busy',
        disabled && 'button--off',
      )}
      {...(off ? {} : { onPress })}
    >
      {children}
    </Press>
  )
}
