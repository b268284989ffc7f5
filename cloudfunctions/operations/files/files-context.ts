import type { FileStore } from '../../files/file-store'
import type { OperationContext } from '../context'

/** What operations on files are given besides. */
export interface FilesContext extends OperationContext {
  readonly files: FileStore
}
