/**
 * npm run bench [-- --json] [--only NAME] [--write] [--against COMMIT]: how fast the shop is, beside what the platform
 * does at best here. docs/measuring.md says how to read it.
 *
 * The production bundle runs on workerd through Miniflare, asked straight at the Worker's own socket; so do its
 * floors, in the same run, in turn with it. The buyers are a process of their own. Of three rounds the middle one.
 */
import { readWords } from './command-line.ts'
import { COMPARED, compare } from './bench/against.ts'
import { openRowFloor } from './bench/floors.ts'
import { startLoad } from './bench/load.ts'
import type { Measure } from './bench/measure.ts'
import { PARTS } from './bench/parts.ts'
import { openProgress } from './progress.ts'
import { BENCH_BLOCK, benchTable, type Report } from './bench/report.ts'
import { beginRun, runText } from './run.ts'
import { writeBlock } from './written.ts'

const { values } = readWords(
  { file: import.meta.url },
  {
    options: {
      json: { type: 'boolean', default: false },
      /** The measure of that name; when there is none, those whose names begin so. */
      only: { type: 'string' },
      /** Into the README: all measures, and nothing of another run. When one has failed, nothing is written. */
      write: { type: 'boolean', default: false },
      against: { type: 'string' },
    },
  },
)
if (values.write && (values.only !== undefined || values.against !== undefined))
  throw new Error('--write takes all measures of one run, so it goes with neither --only nor --against')

const { only } = values
const isName = PARTS.some(({ measures }) => measures.some((name) => name === only))
const wanted = (name: string) => only === undefined || (isName ? name === only : name.startsWith(only))
const wantedNames = PARTS.flatMap(({ measures }) => measures).filter(wanted)
if (wantedNames.length === 0) throw new Error(`no measure begins with ${only}`)

type Measured = { readonly report: Report; readonly failures: readonly Error[] }

const measureAll = async (): Promise<Measured> => {
  const ended = beginRun()
  const progress = openProgress(wantedNames.length)
  const load = startLoad()
  const floor = await openRowFloor()
  const measures: Measure[] = []
  const failures: Error[] = []
  const seconds: Record<string, number> = {}
  const add = (...done: readonly Measure[]) => {
    const asked = done.filter(({ name }) => wanted(name))
    measures.push(...asked)
    progress.step(asked.length)
  }
  try {
    for (const { name, measures: all, run } of PARTS.filter((part) => part.measures.some(wanted))) {
      const began = performance.now()
      progress.say(`${name}: ${all.filter(wanted).join(', ')}`)
      // What was measured before and what can be measured after it is told nevertheless.
      await run({ load, floor: floor.origin, wanted, say: progress.say, add }).catch((failure) => {
        failures.push(new Error(`${name} has stopped`, { cause: failure }))
      })
      seconds[name] = Math.round((performance.now() - began) / 1_000)
    }
  } finally {
    progress.close()
    load.close()
    await floor.close()
  }
  const inOrder = wantedNames.flatMap((name) => measures.filter((measure) => measure.name === name))
  return { report: { run: { ...ended(), parts: seconds }, measures: inOrder }, failures }
}

if (values.against !== undefined) {
  await compare(values.against, only === undefined ? COMPARED : wantedNames, values.json)
} else {
  const { report, failures } = await measureAll()
  if (values.write && failures.length === 0) writeBlock(BENCH_BLOCK, report)
  console.log(values.json ? JSON.stringify(report) : `${benchTable(report.measures)}\n\n${runText(report.run)}`)
  for (const failure of failures) console.error(failure)
  if (failures.length > 0) process.exitCode = 1
}
