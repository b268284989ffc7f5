import type { PropsWithChildren } from 'react'

/** A mini-program of one page that is built for a test and never shipped. */
export default function App({ children }: PropsWithChildren) {
  return children
}
