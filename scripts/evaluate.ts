/** npm run evaluate -- NAME …: how good the shop is at something, in figures. Each name is a file of scripts/evaluate/. */
import { argv } from 'node:process'
import { helpOf } from './command-line.ts'

/** The others in the folder are parts of these. */
const NAMES = ['pages', 'planted', 'search', 'sign-in']

/** Leaves with what `run` says: 0 when all is within its bounds, 1 when something is not, 2 when it could not be measured. */
type Evaluation = { readonly run: (words: readonly string[]) => Promise<number> }

const [name = '', ...words] = argv.slice(2)
const help = `${helpOf({ file: import.meta.url })}\n\n  ${NAMES.join('\n  ')}   each knows --help`
if (name === '--help' || name === '-h') {
  console.log(help)
  process.exit(0)
}
if (!NAMES.includes(name)) {
  console.error(`${name === '' ? 'A name is missing' : `Unknown name '${name}'`}\n\n${help}`)
  process.exit(2)
}
try {
  const { run } = (await import(`./evaluate/${name}.ts`)) as Evaluation
  process.exitCode = await run(words)
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 2
}
