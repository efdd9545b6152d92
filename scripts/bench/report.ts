/** What `npm run bench` prints and writes into the README: one table, and of which run it is. */
import { runText, type Run } from '../run.ts'
import { figure, tableOf, type Column } from '../table.ts'
import type { Block } from '../written.ts'
import type { Measure } from './measure.ts'

/** `parts`: how long each part of the run took, in seconds. */
export type Report = {
  readonly run: Run & { readonly parts: Readonly<Record<string, number>> }
  readonly measures: readonly Measure[]
}

/** `leastOfALane` reads "least of a lane", `p50msBefore` "p50 ms before". */
const worded = (key: string): string =>
  key
    .replaceAll(/([a-z\d])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2 ')
    .replaceAll(/(\d)ms\b/g, '$1 ms')
    .toLowerCase()

const OF_EVERY_MEASURE = new Set(['name', 'value', 'unit', 'floor', 'ratio'])

const beside = (measure: Measure): string =>
  Object.entries(measure)
    .filter(([key]) => !OF_EVERY_MEASURE.has(key))
    .map(([key, one]) => `${worded(key)} ${typeof one === 'number' ? figure(one) : one}`)
    .join(', ')

const COLUMNS: readonly Column<Measure>[] = [
  { head: 'measure', of: ({ name }) => name },
  { head: 'shop', of: ({ value }) => value, align: 'right' },
  { head: 'unit', of: ({ unit }) => unit },
  { head: 'floor', of: ({ floor }) => floor, align: 'right' },
  { head: 'ratio', of: ({ ratio }) => ratio?.toFixed(2) ?? null, align: 'right' },
  { head: 'beside it', of: beside },
]

export const benchTable = (measures: readonly Measure[]): string => tableOf(COLUMNS, measures)

export const BENCH_BLOCK: Block<Report> = {
  page: 'README.md',
  name: 'bench',
  command: 'npm run bench -- --write',
  render: ({ run, measures }) => `${benchTable(measures)}\n\n${runText(run)}`,
}
