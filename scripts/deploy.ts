/** npm run deploy: brings the databases of the deployed shop up to date, then deploys the Worker: docs/operations.md. */
import { readWords } from './command-line.ts'
import { runSteps } from './steps.ts'

readWords({ file: import.meta.url }, {})
process.exitCode = runSteps([
  [process.execPath, 'scripts/migrate.ts', '--remote'],
  ['wrangler', 'deploy'],
])
