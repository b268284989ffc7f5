import { type NoticeState, noticeStates } from '../../../shared/notices/notice-states'
import { Tag, type TagProps } from '../ui'

const LOOKS: Readonly<Record<NoticeState, Omit<TagProps, 'label'>>> = {
  drafted: { look: 'draft', icon: 'edit' },
  edited: { look: 'draft', icon: 'edit' },
  sealing: { look: 'pending', icon: 'lock' },
  published: { look: 'approved', icon: 'check' },
  corrected: { look: 'returned', icon: 'return' },
  withdrawn: { look: 'draft', icon: 'undo' },
}

/** Where a notice stands. */
export function NoticeTag({ state }: { readonly state: NoticeState }) {
  const { look, icon } = LOOKS[state]
  return <Tag look={look} icon={icon} label={noticeStates[state]} />
}
