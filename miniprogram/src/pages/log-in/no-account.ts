import type { FunctionComponent } from 'react'

/** What a build that is deployed has in place of `choose-account.tsx`. */
export const ChooseAccount: FunctionComponent | undefined = undefined
