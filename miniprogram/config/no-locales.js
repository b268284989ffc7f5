// Stands in for zod's locales/index.js: sentences for people are the endpoints' own.
module.exports = {}
