// Stands in for axios's adapters/adapters.js: the phone brings its own adapter.
module.exports = { getAdapter: (adapter) => adapter, adapters: {} }
