import type { ReactNode } from 'react'

/** Vant's tags, with the attributes and events that bodies in `native/weapp` use. */
type Tag<Attributes> = Attributes & { id?: string; 'custom-class'?: string; children?: ReactNode }
type Told<Detail> = (event: { detail: Detail }) => void

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'van-button': Tag<{
        type: string
        size: string
        block: boolean
        plain: boolean
        disabled: boolean
        onClick: () => void
      }>
      'van-field': Tag<{
        type: string
        value: string
        placeholder: string
        maxlength: number
        disabled: boolean
        autosize: boolean
        border: boolean
        onChange: Told<string>
        onConfirm: () => void
      }>
      'van-stepper': Tag<{
        value: number
        min: number
        max: number
        step: number
        'decimal-length': number
        'button-size': string
        'input-width': string
        'long-press': boolean
        'input-class': string
        onChange: Told<number>
      }>
      'van-popup': Tag<{
        show: boolean
        position: string
        round: boolean
        'safe-area-inset-bottom': boolean
        onClose: () => void
      }>
      'van-switch': Tag<{ checked: boolean; size: string; onChange: Told<boolean> }>
    }
  }
}
