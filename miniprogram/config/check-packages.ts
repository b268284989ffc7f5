import path from 'node:path'
import { MOST_BYTES, packageSizes } from './package-sizes'

/** Prints what the built mini-program weighs; ends with 1 when WeChat would refuse a package. */
const sizes = packageSizes(path.resolve(__dirname, '../../dist/weapp'))
for (const { root, bytes } of sizes) {
  process.stdout.write(`${root === '' ? '主包' : `分包 ${root}`}　${Math.ceil(bytes / 1024)} KB\n`)
}
const heavy = sizes.filter(({ bytes }) => bytes > MOST_BYTES)
for (const { root } of heavy) process.stderr.write(`${root === '' ? '主包' : root} 超过微信的 2 MB 上限\n`)
process.exitCode = heavy.length === 0 ? 0 : 1
