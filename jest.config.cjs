const swc = (parser) => ['@swc/jest', { jsc: { target: 'es2022', parser } }]

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.tsx?$': swc({ syntax: 'typescript', tsx: true }),
    // jose comes as ES modules only, which jest's require does not take as they are.
    '/node_modules/jose/.+\\.js$': swc({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  injectGlobals: false,
}
