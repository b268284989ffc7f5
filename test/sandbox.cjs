const vm = require('node:vm')
const { TestEnvironment } = require('jest-environment-node')
const { LENT_LITES, LentLites } = require('./postgres/lent-lites')

const compileFunction = vm.compileFunction

/**
 * jest compiles every module anew for every suite, in a way that keeps the engine from finding what it compiled for the
 * suite before. A script of the same text it finds, with the functions that were compiled since. What a module holds is
 * each suite's own as before; only its code is shared. Imports at run time, which jest refuses without a flag that is
 * not set here, are refused by Node instead.
 */
vm.compileFunction = (code, params, options = {}) => {
  const { filename, parsingContext } = options
  if (parsingContext === undefined) return compileFunction(code, params, options)
  const head = `(function (${params.join(', ')}) {`
  // Places in the first line stay what the source maps say.
  const script = new vm.Script(`${head}${code}\n})`, { filename, columnOffset: -head.length })
  return script.runInContext(parsingContext)
}

const lentLites = new LentLites()

/** jest's own sandbox, in a process whose modules are compiled once and whose embedded databases stay open. */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup()
    this.global[LENT_LITES] = lentLites
  }
}
