/** npm run evaluate -- NAME …: how good the shop is at something, in figures. Each name is a file of scripts/evaluate/. */
import { argv } from 'node:process'

/** The others in the folder are parts of these. */
const NAMES = ['pages', 'search']

/** `evaluate`: whether the figures are within their bounds. `run`: what to leave with; 2 when it could not measure. */
type Evaluation = {
  readonly evaluate?: (options: readonly string[]) => Promise<boolean>
  readonly run?: (options: readonly string[]) => Promise<number>
}

const [name = '', ...options] = argv.slice(2)
if (!NAMES.includes(name)) {
  console.error(`npm run evaluate -- ${NAMES.join(' | ')} [--json] …`)
  process.exit(2)
}
const { evaluate, run } = (await import(`./evaluate/${name}.ts`)) as Evaluation
process.exitCode = run ? await run(options) : (await evaluate?.(options)) ? 0 : 1
