import { statSync } from 'node:fs'
import path from 'node:path'
import { measureProcesses } from './measure-processes'

/** Prints how large each built function is and how long a fresh process takes to import it. */
const MEASURE = `const wall = performance.now(), before = process.cpuUsage();
require(process.argv[1]);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ wall: performance.now() - wall, cpu: (user + system) / 1000 }))`

for (const name of ['api', 'tick', 'documents']) {
  const file = path.join(__dirname, '../../dist/cloudfunctions', name, 'index.js')
  measureProcesses(`${name} ${(statSync(file).size / 1024).toFixed(0)} KB，冷导入`, ['-e', MEASURE, file])
}
