/** npm run check: types, lint, format, laws and rules, without a browser; it stops at the first that fails. */
import { readWords } from './command-line.ts'
import { runSteps } from './steps.ts'

readWords({ file: import.meta.url }, {})
process.exitCode = runSteps([
  ['tsc'],
  ['tsc', '-p', 'tsconfig.browser.json'],
  ['oxlint', '--deny-warnings'],
  ['oxfmt', '--check'],
  ['vitest', 'run', '--project', 'node', '--project', 'workers'],
])
