/** npm run evaluate -- NAME …: how good the shop is at something, in figures. Each name is a file of scripts/evaluate/. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const FOLDER = join(import.meta.dirname, 'evaluate')
/** The others in the folder are parts of these, and have no `run`. */
const NAMES = ['search', 'pages'].filter((name) => readdirSync(FOLDER).includes(`${name}.ts`))

/** Leaves with what `run` says: 0 when all is within its bounds, 1 when something is not, 2 when it could not be measured. */
type Evaluation = { readonly run: (words: readonly string[]) => Promise<number> }

const [name = '', ...words] = process.argv.slice(2)
if (!NAMES.includes(name)) {
  console.error(`npm run evaluate -- ${NAMES.join(' | ')} [--json] …`)
  process.exitCode = 2
} else {
  try {
    const { run } = (await import(pathToFileURL(join(FOLDER, `${name}.ts`)).href)) as Evaluation
    process.exitCode = await run(words)
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : fault)
    process.exitCode = 2
  }
}
