import type { Caller } from '../../../shared/access/caller'
import type { PersonClass } from '../../../shared/people/person'
import type { Id } from '../../../shared/values/ids'
import type { BranchPlan } from './city-plan'
import type { Diary } from './diary'
import type { Random } from './random'
import type { SeedingContext } from './seeding-context'

/** Somebody of the city as its past is lived through. */
export interface Resident extends Caller {
  /** how reliably they come and log, from 0 to 1 */
  readonly diligence: number
  class: PersonClass
  /** of the person, as last changed */
  revision: number
  /** the demo's own people, whose year is written by hand */
  readonly isDemo: boolean
}

/** A record that waits for its branch. */
export interface Waiting {
  readonly id: Id
  revision: number
  readonly author: Resident
  /** what is to become of it */
  readonly fate: 'approve' | 'return' | 'hold' | 'withdraw' | 'reverse'
  /** how it is mended after it was returned */
  readonly mend: ((revision: number) => Promise<{ revision: number }>) | null
}

export interface BranchLife {
  readonly id: Id
  readonly plan: BranchPlan
  readonly organ: OrganLife | null
  /** as of the diary's instant */
  readonly members: Resident[]
  readonly secretary: Resident
  readonly deputy: Resident
  /** secretary and deputy included */
  readonly committee: readonly Resident[]
  readonly groups: readonly { readonly id: Id; readonly leader: Resident; readonly members: readonly Resident[] }[]
  readonly tray: Waiting[]
  readonly random: Random
}

export interface OrganLife {
  readonly id: Id
  readonly name: string
  readonly staff: Resident
}

/** The whole city, for those who write its diary. */
export interface CityLife {
  readonly context: SeedingContext
  readonly diary: Diary
  readonly random: Random
  readonly works: {
    readonly id: Id
    readonly founder: Resident
    readonly staff: Resident
    readonly inspector: Resident
  }
  readonly organs: readonly OrganLife[]
  readonly branches: readonly BranchLife[]
  /** who joins or changes branch during the year */
  readonly movers: Set<Resident>
}
