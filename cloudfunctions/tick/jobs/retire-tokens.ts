import { retireSpent } from '../../operations/sign-in/retire-spent'
import type { Job } from '../job'

/** Every night: takes away guesses at invite codes and spent refresh tokens that are past use. */
export const retireTokens: Job = {
  name: 'retire-spent',
  occasions: (today) => [today],
  async run({ context, cityId }) {
    const { guesses, tokens } = await retireSpent(context, cityId)
    return { state: 'done', outcome: `清理绑定尝试 ${guesses} 条、用过的续期凭证 ${tokens} 条` }
  },
}
