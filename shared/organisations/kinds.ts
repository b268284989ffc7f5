/** The kinds of organisation, from the top down. */
export const organisationKinds = {
  'works-committee': '工委',
  'organ-committee': '机关党委',
  'general-branch': '党总支',
  branch: '党支部',
  group: '党小组',
} as const

export type OrganisationKind = keyof typeof organisationKinds

/** What may stand directly below what. */
export const childrenOf: Readonly<Record<OrganisationKind, readonly OrganisationKind[]>> = {
  'works-committee': ['organ-committee', 'general-branch', 'branch'],
  'organ-committee': ['general-branch', 'branch'],
  'general-branch': ['branch'],
  branch: ['group'],
  group: [],
}
