export default { pages: ['pages/digest/index'] }
