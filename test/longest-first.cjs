const path = require('node:path')
const { default: Sequencer } = require('@jest/test-sequencer')

/** What takes longest on a machine that has never run the tests, longest first. */
const LONG = [
  'weapp/same-on-phone',
  'local/demo-city',
  'commands/score',
  'notices/notices',
  'local/start-local',
  'mutants/mutants',
  'browser/main-job',
  'browser/member-pages',
  'messages/messages',
  'weapp/journeys',
  'weapp/member-pages',
  'weapp/staff-pages',
  'store/embedded-directory',
  'sign-in/sign-in',
  'roster/import',
]

/**
 * jest begins with what took longest the last time, and where it knows no times with the largest files. A long suite in
 * a short file would then begin last and run on alone, on every fresh clone.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests)
    const timed = sorted.filter(({ duration }) => duration != null)
    const untimed = sorted.filter(({ duration }) => duration == null)
    return [...untimed.sort((a, b) => placeOf(a) - placeOf(b)), ...timed]
  }
}

/** @returns a suite's place among the long ones; the others share the last and stay as jest sorted them */
function placeOf(test) {
  const name = path.relative(__dirname, test.path).replaceAll(path.sep, '/').replace('.test.ts', '')
  const place = LONG.indexOf(name)
  return place < 0 ? LONG.length : place
}
