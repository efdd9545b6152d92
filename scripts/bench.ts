/**
 * npm run bench [-- --json] [--only NAME]: how fast the shop is, beside what the platform does at best here.
 *
 * The production bundle runs on workerd through Miniflare, asked straight at the Worker's own socket; so do its
 * floors, in the same run, in turn with it. The buyers are a process of their own. Of three rounds the middle one.
 */
import { parseArgs } from 'node:util'
import { openRowFloor } from './bench/floors.ts'
import { startLoad } from './bench/load.ts'
import { ROUNDS, summary, table, type Measure, type Round } from './bench/measure.ts'
import { measureAdding, measureDrop, measureFlow, measurePlacing, type Drop, type Till } from './bench/orders.ts'
import { measurePage } from './bench/pages.ts'
import { openDemoShop, putOnShelf } from './demo-shop.ts'

/** Never sold out, however fast the shop is. */
const PLENTY = 1_000_000

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, only: { type: 'string' } } })
const say = (text: string) => void (values.json || process.stderr.write(`${text}\n`))
const wanted = (name: string) => values.only === undefined || name.startsWith(values.only)

const rounds = async (name: string, work: () => Promise<Round>): Promise<Round[]> => {
  const done: Round[] = []
  say(`${name}, warming up`)
  await work()
  for (let round = 1; round <= ROUNDS; round++) {
    say(`${name}, round ${round} of ${ROUNDS}`)
    done.push(await work())
  }
  return done
}

const measurePages = async (load: Till['load'], url: string): Promise<Measure[]> => {
  const pages = [
    ['product-page-cached', '/products/delos-mug'],
    ['collection-page-cached', '/collections/table'],
    ['search-cached', '/search?q=mug'],
  ] as const
  const measures: Measure[] = []
  for (const [name, path] of pages.filter(([one]) => wanted(one))) {
    measures.push(summary(name, 'requests/s', await rounds(name, () => measurePage(load, url, path))))
  }
  return measures
}

const measureOrders = async (till: Till): Promise<Measure[]> => {
  const cup = { variantId: await putOnShelf(till.shop, 'bench-cup', PLENTY), units: 1 }
  const lamp = { variantId: await putOnShelf(till.shop, 'bench-lamp', PLENTY), units: 1 }
  const ordered = async () =>
    (await (await till.shop.database('transactions')).prepare('SELECT count(*) AS n FROM orders').first<number>('n')) ??
    0
  const measures: Measure[] = []
  const measure = async (name: string, unit: string, work: () => Promise<Round>) => {
    if (wanted(name)) measures.push(summary(name, unit, await rounds(name, work)))
  }
  await measure('add-to-cart', 'requests/s', () => measureAdding(till, cup))
  await measure('place-order', 'orders/s', async () => measurePlacing(till, [cup], await ordered()))
  await measure('checkout-flow', 'orders/s', async () => measureFlow(till, [cup, lamp], await ordered()))

  return wanted('flash-sale') ? [...measures, ...(await measureDrops(till, ordered))] : measures
}

/** What must never happen is not averaged: of the counts the worst round is told. */
const measureDrops = async (till: Till, ordered: () => Promise<number>): Promise<Measure[]> => {
  const drops: Drop[] = []
  const measured = await rounds('flash-sale', async () => {
    const drop = await measureDrop(till, `bench-drop-${drops.length + 1}`, await ordered())
    drops.push(drop)
    return drop.round
  })
  const worst = (counts: readonly number[]): Round[] => [{ value: Math.max(...counts), floor: null }]
  return [
    summary('flash-sale-orders', 'orders/s', measured),
    summary('flash-sale-oversold', 'units', worst(drops.map(({ oversold }) => oversold))),
    summary('flash-sale-errors', 'answers', worst(drops.map(({ errors }) => errors))),
  ]
}

const load = startLoad()
const shop = await openDemoShop({ direct: true, bindings: { PRODUCTION_LIMITS: 'off' } })
const floor = await openRowFloor()
try {
  const pages = await measurePages(load, shop.url)
  const orders = await measureOrders({ load, shop, floor: floor.origin })
  const measures = [...pages, ...orders]
  console.log(values.json ? JSON.stringify({ measures }) : table(measures))
} finally {
  load.close()
  await floor.close()
  await shop.close()
}
