import type { StepperProps } from '../props'

export function Stepper({ value, onChange, least, most, step, id = '' }: StepperProps) {
  return (
    <van-stepper
      id={id}
      value={value}
      min={least}
      max={most}
      step={step}
      decimal-length={decimalsOf(step)}
      button-size="52px"
      input-width="112px"
      long-press={false}
      custom-class="stepper"
      input-class="stepper__figure"
      onChange={(event) => onChange(event.detail)}
    />
  )
}

function decimalsOf(step: number): number {
  return String(step).split('.')[1]?.length ?? 0
}
