/** npm run format: writes all files as the formatter would, and mends what lint can mend by itself. */
import { readWords } from './command-line.ts'
import { runSteps } from './steps.ts'

readWords({ file: import.meta.url }, {})
process.exitCode = runSteps([['oxfmt'], ['oxlint', '--fix']])
