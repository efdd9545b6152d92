/** What `npm run evaluate -- search --write` puts into the README: a line for each size of the shop. */
import { runText, type Run } from '../../run.ts'
import { tableOf, type Column } from '../../table.ts'
import type { Block } from '../../written.ts'

export type Figures = {
  readonly products: number
  readonly queries: number
  readonly ndcg10: number
  readonly ndcg10Linear: number
  readonly recall100: number
  readonly zeroHitQueries: number
  readonly p50Ms: number
  readonly p90Ms: number
  readonly floorP50Ms: number
  readonly floorP90Ms: number
}

const score = (value: number): string => value.toFixed(3)
const both = (one: number, other: number): string => `${one.toFixed(1)}, ${other.toFixed(1)}`

const COLUMNS: readonly Column<Figures>[] = [
  { head: 'products', of: ({ products }) => products, align: 'right' },
  { head: 'NDCG@10', of: ({ ndcg10 }) => score(ndcg10), align: 'right' },
  { head: 'with gains 3, 2, 1, 0', of: ({ ndcg10Linear }) => score(ndcg10Linear), align: 'right' },
  { head: 'recall@100', of: ({ recall100 }) => score(recall100), align: 'right' },
  { head: 'queries without a hit', of: ({ zeroHitQueries }) => zeroHitQueries, align: 'right' },
  { head: 'p50, p90 ms', of: ({ p50Ms, p90Ms }) => both(p50Ms, p90Ms), align: 'right' },
  {
    head: 'an empty round trip, p50, p90 ms',
    of: ({ floorP50Ms, floorP90Ms }) => both(floorP50Ms, floorP90Ms),
    align: 'right',
  },
]

export const SEARCH_BLOCK: Block<{ readonly run: Run; readonly shops: readonly Figures[] }> = {
  page: 'README.md',
  name: 'search',
  command: 'npm run evaluate -- search --write',
  render: ({ run, shops }) => `${tableOf(COLUMNS, shops)}\n\n${shops[0]?.queries ?? 0} judged queries. ${runText(run)}`,
}
