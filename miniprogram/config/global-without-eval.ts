/** The part of webpack that is used here. */
interface Compiler {
  hooks: {
    compilation: {
      tap(name: string, use: (compilation: Compilation) => void): void
    }
  }
}

interface Compilation {
  hooks: { runtimeModule: { tap(name: string, use: (module: RuntimeModule) => void): void } }
}

interface RuntimeModule {
  name: string
  generate(): string
}

/** webpack finds the global object by `new Function` where there is no `globalThis`; WeChat forbids it and has `global`. */
export class GlobalWithoutEval {
  apply(compiler: Compiler): void {
    const name = 'global-without-eval'
    compiler.hooks.compilation.tap(name, (compilation) => {
      compilation.hooks.runtimeModule.tap(name, (module) => {
        if (module.name !== 'global') return
        module.generate = () => "__webpack_require__.g = typeof globalThis === 'object' ? globalThis : global;"
      })
    })
  }
}
