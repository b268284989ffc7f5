/** What stands behind a clause, beside what its slots say. */
export const EvidenceMark = { asRead: 0, noEvidence: 1, notApplicable: 2 } as const
