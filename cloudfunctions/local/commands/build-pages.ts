import path from 'node:path'
import { buildPages } from '../build-pages'

/** Part of `npm run build`: writes dist/h5, with the mark by which the next `npm start` knows it for its own. */
buildPages(path.join(__dirname, '../../..'), (line) => process.stdout.write(`${line}\n`)).then((built) => {
  process.exitCode = built ? 0 : 1
})
