/** `npm run simulate -- --scale`: a drop on paper time, with the real rules of scaling. */
import { writeFileSync } from 'node:fs'
import { readWords } from '../command-line.ts'
import { chartOf } from '../../tests/scale/chart.ts'
import { DROP, runDrop, type Dropped, type DropOptions } from '../../tests/scale/drop.ts'
import { toldOf } from '../../tests/scale/told.ts'

const whole = (name: string, text: string, least: number, most: number): number => {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  console.error(`--${name} is a whole number from ${least} to ${most}, not “${text}”`)
  process.exit(2)
}

/** Above this a run takes longer and more memory than a person waits for. */
const BUYERS_MAX = 5_000_000

const read = (): { options: DropOptions; json: boolean; chart: string | undefined; log: boolean } => {
  const { values } = readWords(
    { file: import.meta.url },
    {
      options: {
        scale: { type: 'boolean' },
        buyers: { type: 'string', default: String(DROP.buyers) },
        units: { type: 'string', default: String(DROP.units) },
        'per-object': { type: 'string', default: String(DROP.perObject) },
        /** Orders a second that the seller expects; by default what sells everything in a minute. */
        expected: { type: 'string' },
        /** Seconds until the seller approves what the controller may not do alone. */
        approve: { type: 'string', default: String(DROP.approveAfterMs / 1_000) },
        seed: { type: 'string', default: String(DROP.seed) },
        json: { type: 'boolean', default: false },
        log: { type: 'boolean', default: false },
        chart: { type: 'string' },
      },
    },
  )
  const buyers = whole('buyers', values.buyers, 1, BUYERS_MAX)
  const units = whole('units', values.units, 1, buyers)
  const expected = values.expected ?? String(Math.ceil(units / 60))
  const options = {
    buyers,
    units,
    seed: whole('seed', values.seed, 0, 2 ** 31),
    perObject: whole('per-object', values['per-object'], 10, 1_000),
    expected: whole('expected', expected, 1, 1_000_000),
    approveAfterMs: whole('approve', values.approve, 0, 3_600) * 1_000,
  }
  return { options, json: values.json, chart: values.chart, log: values.log }
}

/** What must hold in every drop. */
export const broken = (drop: Dropped): string[] => [
  ...(drop.sold === drop.options.units ? [] : [`sold ${drop.sold} of ${drop.options.units} units`]),
  ...(drop.sold + drop.refused === drop.options.buyers ? [] : ['somebody was told nothing']),
  ...(drop.wronglySoldOut === 0 ? [] : [`${drop.wronglySoldOut} were wrongly told that all was sold`]),
  ...(drop.shrunkAfterMs === undefined ? ['it did not shrink again'] : []),
]

export const simulateScale = async (): Promise<void> => {
  const { options, json, chart, log } = read()
  const began = performance.now()
  const drop = runDrop(options)
  const { moments, log: decisions, ...figures } = drop
  if (chart !== undefined) writeFileSync(chart, chartOf(drop))
  if (json) console.log(JSON.stringify({ ...figures, ...(log && { log: decisions }), moments }))
  else console.log(toldOf(drop, { tookMs: performance.now() - began, log }))
  const wrong = broken(drop)
  if (wrong.length > 0) {
    console.error(wrong.join('\n'))
    process.exitCode = 1
  }
  // Whoever reads through a pipe gets all of it before the process ends.
  await new Promise((written) => process.stdout.write('', written))
}
