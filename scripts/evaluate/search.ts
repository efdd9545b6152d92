/**
 * npm run evaluate -- search: how good the search is, on products and queries that others have judged.
 *
 * The shop's own code saves the products and finds them, in workerd, from a D1 database. Queries of one half of the
 * judged ones were looked at while it was made; the figures that count are those of the other half.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Draft } from '#domain/catalog/draft'
import { readWords } from '../command-line.ts'
import { openProgress } from '../progress.ts'
import { beginRun } from '../run.ts'
import { listOf } from '../table.ts'
import { writeBlock } from '../written.ts'
import { readJudgments, readProducts, type Judgments } from './search/esci.ts'
import { SEARCH_BLOCK, type Figures } from './search/report.ts'
import { ESCI_GAINS, LINEAR_GAINS, mean, ndcg10, quantile, recall100 } from './search/relevance.ts'
import { multiplied } from './search/scale.ts'
import { openSearch, type Hits, type SearchShop } from './search/shop.ts'

const DATA = '../shared/data/search'

/** As many as a large shop has; what is only there to be in the way is not judged. */
const SCALED = 50_000

const USAGE = `npm run evaluate -- search [--json]
  --products FILE    JSON lines as of ESCI, .gz or not; ${DATA}/esci_products.jsonl.gz
  --judgments FILE   query, asin, label, tab-separated, .gz or not; ${DATA}/esci_judgments_tuning.tsv.gz
  --scale N          the same products again and again, each time changed, until there are N
  --queries          a line for each query
  --write            into the README: the products as they are, and ${SCALED} of them
Leaves with 0 when it has measured, with 2 when a file is not there or cannot be read.`

const options = {
  products: { type: 'string', default: `${DATA}/esci_products.jsonl.gz` },
  judgments: { type: 'string', default: `${DATA}/esci_judgments_tuning.tsv.gz` },
  scale: { type: 'string' },
  queries: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
} as const

/** Every query is asked so often, and its middle time counts: one hiccup of the machine is not the search's. */
const ROUNDS = 5

type Measured = Hits & { readonly query: string; readonly ms: number; readonly floorMs: number }

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** The floor is measured by turns with the search, on the same machine whatever else that does. */
const measure = async (shop: SearchShop, queries: readonly string[]): Promise<Measured[]> => {
  for (const query of queries) await shop.find(query)
  const times = queries.map(() => ({ search: [] as number[], floor: [] as number[] }))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, query] of queries.entries()) {
      times[at]?.search.push(await timed(() => shop.find(query)))
      times[at]?.floor.push(await timed(shop.floor))
    }
  }
  const measured: Measured[] = []
  for (const [at, query] of queries.entries()) {
    const { search = [], floor = [] } = times[at] ?? {}
    measured.push({ query, ...(await shop.find(query)), ms: quantile(search, 0.5), floorMs: quantile(floor, 0.5) })
  }
  return measured
}

const figuresOf = (measured: readonly Measured[], judgments: Judgments): Omit<Figures, 'products'> => {
  const labelled = measured.map((one) => ({ ...one, labels: judgments.get(one.query) ?? new Map() }))
  const times = measured.map(({ ms }) => ms)
  const floors = measured.map(({ floorMs }) => floorMs)
  return {
    ndcg10: mean(labelled.map(({ hits, labels }) => ndcg10(hits, labels, ESCI_GAINS))),
    ndcg10Linear: mean(labelled.map(({ hits, labels }) => ndcg10(hits, labels, LINEAR_GAINS))),
    recall100: mean(labelled.flatMap(({ hits, labels }) => recall100(hits, labels) ?? [])),
    zeroHitQueries: measured.filter(({ found }) => found === 0).length,
    p50Ms: quantile(times, 0.5),
    p90Ms: quantile(times, 0.9),
    floorP50Ms: quantile(floors, 0.5),
    floorP90Ms: quantile(floors, 0.9),
    queries: measured.length,
  }
}

/** @returns 0 when it has measured, whether the figures are good or not: that is for the reader to say */
export const run = async (words: readonly string[]): Promise<number> => {
  const { values: wishes } = readWords({ file: import.meta.url, usage: USAGE }, { args: [...words], options })
  const missing = [wishes.products, wishes.judgments].find((path) => !existsSync(path))
  if (missing !== undefined) {
    console.error(`${missing} is not there: the judged products do not come with the shop.\n${USAGE}`)
    return 2
  }
  if (wishes.write && wishes.scale !== undefined) {
    console.error(`--write measures with and without --scale ${SCALED}, and takes no other`)
    return 2
  }
  const judgments = readJudgments(wishes.judgments)
  const originals = readProducts(wishes.products)
  const evaluate = (scale: number | undefined) => evaluateOne(originals, judgments, scale)
  if (wishes.write) {
    const ended = beginRun()
    const shops = [(await evaluate(undefined)).figures, (await evaluate(SCALED)).figures]
    const data = { run: ended(), shops }
    writeBlock(SEARCH_BLOCK, data)
    console.log(wishes.json ? JSON.stringify(data) : SEARCH_BLOCK.render(data))
    return 0
  }
  const { measured, figures } = await evaluate(wishes.scale === undefined ? undefined : Number(wishes.scale))
  if (wishes.json) {
    console.log(JSON.stringify(figures))
    return 0
  }
  if (wishes.queries) for (const one of measured) console.log(lineOf(one, judgments))
  console.log(
    listOf(Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(4))]))),
  )
  return 0
}

/** A shop with so many products, filled and asked. */
const evaluateOne = async (originals: ReadonlyMap<string, Draft>, judgments: Judgments, scale: number | undefined) => {
  const drafts = scale === undefined ? [...originals.values()] : multiplied([...originals.values()], scale)
  const home = mkdtempSync(join(tmpdir(), 'stoa-evaluate-'))
  const shop = await openSearch(home, originals)
  const progress = openProgress(drafts.length)
  try {
    progress.say(`saving ${drafts.length} products`)
    await shop.save(drafts, progress.step)
    progress.say(`asking ${judgments.size} queries, ${ROUNDS} times each`)
    const measured = await measure(shop, [...judgments.keys()])
    return { measured, figures: { ...figuresOf(measured, judgments), products: drafts.length } }
  } finally {
    progress.close()
    await shop.close()
    rmSync(home, { recursive: true, force: true })
  }
}

const lineOf = ({ query, hits, shown, ms }: Measured, judgments: Judgments): string => {
  const gain = ndcg10(hits, judgments.get(query) ?? new Map(), ESCI_GAINS)
  return `${gain.toFixed(3)} ${ms.toFixed(1).padStart(5)} ms  ${query}${shown === null ? '' : ` → ${shown}`}`
}
