import type { SwitchProps } from '../props'

export function Switch({ on, onChange, id = '' }: SwitchProps) {
  return (
    <van-switch id={id} checked={on} size="26px" custom-class="switch" onChange={(event) => onChange(event.detail)} />
  )
}
