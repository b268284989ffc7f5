import { ApiError } from '../../../shared/contract/client'
import { sentenceOf } from './sentence-of'

/** What is wrong with a form: under each field, and what belongs to none. */
export interface FormErrors {
  readonly fields: Readonly<Record<string, string>>
  readonly whole: string | undefined
}

export const NO_ERRORS: FormErrors = { fields: {}, whole: undefined }

/**
 * The server's issues by field. A sentence stands where it can be mended; what no field shows stands above the form.
 * @param within the part of the body that the form fills, as `record`
 * @param shown names of the fields that the form has
 */
export function formErrors(error: unknown, within: string, shown: readonly string[]): FormErrors {
  if (!(error instanceof ApiError)) return { fields: {}, whole: sentenceOf(error) }
  const fields: Record<string, string> = {}
  for (const { path, message } of error.issues) {
    const [field = ''] = path.replace(new RegExp(`^${within}\\.?`), '').split('.')
    if (shown.includes(field)) fields[field] ??= message.replace(/^[^：]{1,12}：/, '')
  }
  if (error.code === 'future-date' && shown.includes('happenedOn')) fields.happenedOn ??= error.message
  return { fields, whole: Object.keys(fields).length > 0 ? undefined : sentenceOf(error) }
}
