import 'react'

declare module 'react' {
  interface CSSProperties {
    /** tokens that an element sets for those within it */
    [token: `--${string}`]: string | undefined
  }
}
