import * as z from 'zod'

/** How a member leaves the city for good; a transfer within the city is no leaving. */
export const leavings = {
  'moved-away': '转出市外',
  died: '去世',
  'left-party': '出党',
} as const

export type Leaving = keyof typeof leavings

export const leaving = z.enum(Object.keys(leavings) as [Leaving, ...Leaving[]]).meta({ title: '离开本市的情形' })
