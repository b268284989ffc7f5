import type { ReactNode } from 'react'

/** Something that is pressed: a row, a chip, a tab. */
export interface PressProps {
  readonly onPress?: (() => void) | undefined
  readonly className?: string
  readonly id?: string
  readonly style?: Record<string, string>
  /** what it is to a screen reader; a button unless said otherwise */
  readonly role?: 'button' | 'tab' | 'link' | 'checkbox' | 'radio'
  /** what a screen reader says where there is no word to read */
  readonly label?: string
  /** whether it is the chosen, ticked or opened one */
  readonly on?: boolean
  readonly children?: ReactNode
}

export interface ButtonProps {
  /** filled cinnabar, one a screen; outlined; grey; without ground */
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'text'
  /** 44 high, within a row or a card */
  readonly inline?: boolean
  /** takes the width there is */
  readonly wide?: boolean
  /** under way: the words stay, it cannot be pressed again */
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly id?: string
  readonly onPress?: () => void
  readonly children?: ReactNode
}

/** The bare box one writes into; `Field` puts label, help and error around it. */
export interface InputProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly kind?: 'text' | 'number' | 'decimal' | 'lines'
  readonly placeholder?: string
  /** most characters; 140 unless said otherwise */
  readonly longest?: number
  readonly wrong?: boolean
  readonly disabled?: boolean
  readonly label?: string
  readonly id?: string
  readonly onConfirm?: () => void
}

export interface StepperProps {
  readonly value: number
  readonly onChange: (value: number) => void
  readonly least: number
  readonly most: number
  readonly step: number
  readonly id?: string
  readonly label?: string
}

/** A sheet that rises from the foot, or a box in the middle. */
export interface PopupProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly at: 'foot' | 'middle'
  readonly label: string
  readonly id?: string
  readonly children?: ReactNode
}

export interface SwitchProps {
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly label: string
  readonly id?: string
}

/** A file that somebody chose, or is handed. */
export interface ChosenFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}
