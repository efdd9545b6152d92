/** `npm run simulate -- --seeds 2000 --from 1`, or `--seed 17 --verbose` to live one history again; `--scale` is a drop. */
import { readWords } from './command-line.ts'
import { run, told } from '../tests/simulation/run.ts'

if (process.argv.includes('--scale')) {
  const { simulateScale } = await import('./simulate/scale.ts')
  await simulateScale()
  process.exit()
}

const { values } = readWords(
  { file: import.meta.url },
  {
    options: {
      seeds: { type: 'string', default: '1000' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      /** As many as there are cores, if nothing is said. */
      threads: { type: 'string' },
      /** Everything at its worst, instead of each history its own trouble. */
      storm: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  },
)

const one = values.seed !== undefined
const began = performance.now()
let lived = 0
const seeds = one ? 1 : Number(values.seeds)
const outcomes = await run({
  from: Number(values.seed ?? values.from),
  seeds,
  weather: values.storm ? 'storm' : 'mixed',
  ...(values.threads === undefined ? {} : { threads: Number(values.threads) }),
  verbose: values.verbose,
  onOutcome: ({ seed, broken }) => {
    lived++
    if (broken.length > 0) console.log(`seed ${seed}:\n  ${broken.join('\n  ')}`)
    if (lived % 100 === 0) console.log(`${lived} of ${seeds}`)
  },
})
console.log(told(outcomes, performance.now() - began))
const broken = outcomes.filter((outcome) => outcome.broken.length > 0).map(({ seed }) => seed)
if (broken.length > 0) {
  console.log(`promises were broken by ${broken.length} seeds: ${broken.join(' ')}`)
  process.exitCode = 1
} else console.log('every promise was kept')
