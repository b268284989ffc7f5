import { printNotices } from '../../operations/notices/print-notices'
import type { Step } from '../job'

/** Publishes signed notices whose signature has been sealed. */
export const printSigned: Step = {
  name: 'print-notices',
  async run({ context, cityId }) {
    const printed = await printNotices(context, cityId)
    return printed === 0 ? null : `发布通报 ${printed} 份`
  },
}
