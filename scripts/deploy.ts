/** npm run deploy: brings the databases of the deployed shop up to date, then deploys the Worker: docs/operations.md. */
import { readWords } from './command-line.ts'
import { providerFaults } from './providers.ts'
import { runSteps } from './steps.ts'
import { readDeployed } from './wrangler.ts'

readWords({ file: import.meta.url }, {})
const faults = providerFaults(await readDeployed())
for (const fault of faults) console.error(`wrangler.toml: ${fault}`)
process.exitCode =
  faults.length > 0
    ? 1
    : runSteps([
        [process.execPath, 'scripts/migrate.ts', '--remote'],
        ['wrangler', 'deploy'],
      ])
