import { confirmRoster } from '../endpoints/confirm-roster'
import { previewRoster } from '../endpoints/preview-roster'
import { readRosterTemplate } from '../endpoints/read-roster-template'

/** A whole roster at once: template, preview, confirmation. */
export const rosterEndpoints = [readRosterTemplate, previewRoster, confirmRoster] as const
