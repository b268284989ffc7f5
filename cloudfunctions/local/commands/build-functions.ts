import path from 'node:path'
import { AppError } from '../../../shared/values/app-error'
import { buildFunctions } from '../build/build-functions'

/** `npm run build:functions`: writes dist/cloudfunctions and says how large each is. */
buildFunctions(path.join(__dirname, '../../../dist/cloudfunctions')).then(
  (built) => {
    for (const { name, bytes } of built) {
      process.stdout.write(`dist/cloudfunctions/${name}/index.js ${(bytes / 1024).toFixed(0)} KB\n`)
    }
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof AppError ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)
