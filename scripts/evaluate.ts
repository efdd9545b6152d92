/** npm run evaluate -- NAME [options]: how good the shop is, in figures that anybody can measure. Each has a file in evaluate/. */
import { readdirSync } from 'node:fs'

/** @param options what stood behind the name @returns whether the figures are within their bounds */
type Evaluation = { readonly evaluate: (options: readonly string[]) => Promise<boolean> }

const names = readdirSync('scripts/evaluate').flatMap((file) => /^([a-z]+)\.ts$/.exec(file)?.slice(1) ?? [])
const [name = '', ...options] = process.argv.slice(2)
if (!names.includes(name)) {
  console.error(`npm run evaluate -- ${names.join(' | ')}`)
  process.exit(2)
}
const { evaluate } = (await import(`./evaluate/${name}.ts`)) as Evaluation
process.exitCode = (await evaluate(options)) ? 0 : 1
