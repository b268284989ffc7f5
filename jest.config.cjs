const swc = (parser) => ['@swc/jest', { jsc: { target: 'es2022', parser } }]

/** Rooms whose tests need no database: running only these starts none. */
const PLAIN = ['shared', 'rulesets', 'commands', 'walls', 'mutants', 'deployed', 'wechat']
/** Rooms whose tests build the mini-program first. */
const BUILT = ['weapp', 'browser']

const testsOf = (rooms) => rooms.map((room) => `<rootDir>/test/${room}/**/*.test.ts`)

/**
 * The language's own, handed to every module: a test's sandbox looks each of its globals up outside the engine, which
 * cost one suite 19 s of processor time for 16 without. Date is not among them, for fake timers put another in its place.
 */
const INTRINSICS = (
  'Object Array String Number Boolean Symbol BigInt Math JSON Reflect Proxy Map Set WeakMap WeakSet Promise RegExp ' +
  'Error TypeError RangeError ArrayBuffer DataView Int8Array Uint8Array Int16Array Uint16Array Int32Array Uint32Array ' +
  'Float32Array Float64Array BigInt64Array BigUint64Array parseInt isNaN'
).split(' ')

const project = {
  testEnvironment: '<rootDir>/test/sandbox.cjs',
  transform: {
    '^.+\\.tsx?$': swc({ syntax: 'typescript', tsx: true }),
    // jose comes as ES modules only, which jest's require does not take as they are; PGlite imports Node's modules
    // dynamically, which jest can follow only when they have become require().
    '/node_modules/jose/.+\\.js$': swc({ syntax: 'ecmascript' }),
    '/@electric-sql/.+\\.cjs$': swc({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: ['/node_modules/(?!(jose|@electric-sql)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  injectGlobals: false,
  sandboxInjectedGlobals: INTRINSICS,
}

const withDatabases = {
  globalSetup: '<rootDir>/test/postgres/set-up.ts',
  globalTeardown: '<rootDir>/test/postgres/tear-down.ts',
}

/** @type {import('jest').Config} */
module.exports = {
  // Databases start and processes are killed in here; on a busy machine that takes more than jest's five seconds.
  testTimeout: 30_000,
  // Suites wait for databases and child processes much of their time: a core less than there are would idle.
  maxWorkers: '100%',
  testSequencer: '<rootDir>/test/longest-first.cjs',
  reporters: ['default', '<rootDir>/test/postgres/report-database.cjs'],
  projects: [
    { ...project, displayName: 'plain', testMatch: testsOf(PLAIN) },
    {
      ...project,
      ...withDatabases,
      globalSetup: '<rootDir>/test/weapp/set-up.ts',
      displayName: 'built',
      testMatch: testsOf(BUILT),
    },
    {
      ...project,
      ...withDatabases,
      displayName: 'databases',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      // Kept here and not on a command line, where a pattern would put all of these aside.
      testPathIgnorePatterns: [...PLAIN, ...BUILT].map((room) => `<rootDir>/test/${room}/`),
    },
  ],
}
