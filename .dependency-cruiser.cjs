/**
 * The walls between the rooms, as ARCHITECTURE.md describes them. Imports run one way:
 * rulesets ← shared ← cloudfunctions, shared ← miniprogram; within cloudfunctions the entries use
 * operations, and operations use store, files and wechat.
 */
const wall = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })
const ENTRIES = '^cloudfunctions/(api|tick|documents|local|deployed)/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    wall(
      'shared-runs-anywhere',
      { path: '^shared/' },
      { dependencyTypes: ['core'] },
      'shared/ runs on phones: no Node modules.',
    ),
    wall(
      'shared-needs-no-framework',
      { path: '^shared/' },
      { path: 'node_modules/(@tarojs|react|hono|@hono|kysely|pg|@electric-sql|axios)(/|$)' },
      'shared/ knows no Taro, database or HTTP framework.',
    ),
    wall(
      'shared-is-the-floor',
      { path: '^shared/' },
      { path: '^(cloudfunctions|miniprogram|test)/' },
      'shared/ imports no other room.',
    ),
    wall(
      'scoring-needs-no-file-schema',
      { pathNot: '^(test/|shared/rules/(schema/|read-ruleset|ruleset-json-schema))' },
      { path: '^shared/rules/schema/(ruleset|clause|clauses/.*)\\.ts$', dependencyTypesNot: ['type-only'] },
      'Phone and functions carry compiled rulesets: only who reads a ruleset file loads the schemas of one.',
    ),
    wall('rulesets-are-data', { path: '^rulesets/' }, {}, 'rulesets/ holds data only.'),
    wall(
      'phone-meets-server-in-the-contract',
      { path: '^miniprogram/' },
      { path: '^cloudfunctions/' },
      'The phone and the server meet only in shared/contract.',
    ),
    wall(
      'phone-has-no-node',
      { path: '^miniprogram/src/' },
      { dependencyTypes: ['core'] },
      'The phone has no Node modules.',
    ),
    wall(
      'server-knows-no-phone',
      { path: '^cloudfunctions/' },
      { path: '^miniprogram/' },
      'The server imports nothing of the phone.',
    ),
    wall(
      'nothing-imports-an-entry',
      { path: '^(shared|miniprogram|cloudfunctions/(operations|store|files|wechat))/' },
      { path: ENTRIES },
      'Function entries are where programs begin; nothing below imports them.',
    ),
    wall(
      'the-laptop-stays-at-home',
      { path: '^(shared|cloudfunctions/(api|tick|documents|deployed|operations|store|files|wechat))/' },
      { path: '^(cloudfunctions/local/|shared/contract/demo-contract)' },
      'What only a laptop may do, such as entering without proof, is not within reach of what is deployed.',
    ),
    wall(
      'store-is-below-operations',
      { path: '^cloudfunctions/(store|files|wechat)/' },
      { path: '^cloudfunctions/operations/' },
      'store, files and wechat do not know the operations that use them.',
    ),
    wall(
      'few-open-a-compartment',
      { path: '^cloudfunctions/', pathNot: '^cloudfunctions/operations/(punishments|mine)/' },
      { path: '^cloudfunctions/store/in-compartment' },
      'Only punishments and a person’s own data open the compartment of discipline.',
    ),
    wall(
      'no-embedded-database-in-the-cloud',
      { path: '^cloudfunctions/(api|tick|documents|deployed|operations|files|wechat)/' },
      { path: '^cloudfunctions/store/open-(embedded|database)|node_modules/@electric-sql/' },
      'Functions carry no embedded database: they open PostgreSQL, and name types from store/database.',
    ),
    wall('product-imports-no-test', { pathNot: '^test/' }, { path: '^test/' }, 'The product imports no test.'),
    wall('no-circles', {}, { circular: true }, 'No circular imports.'),
    wall('everything-resolves', {}, { couldNotResolve: true }, 'Every import resolves.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
}
