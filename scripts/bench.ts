/**
 * npm run bench [-- --json] [--only NAME]: how fast the shop is, beside what the platform does at best here.
 *
 * The production bundle runs on workerd through Miniflare, asked straight at the Worker's own socket; so do its
 * floors, in the same run, in turn with it. The buyers are a process of their own. Of three rounds the middle one.
 */
import { parseArgs } from 'node:util'
import { openRowFloor } from './bench/floors.ts'
import { measureGroupCommit } from './bench/group-commit.ts'
import { LANES, measureLanes } from './bench/lanes.ts'
import { measureLine } from './bench/line.ts'
import { measureLists, openFullShop } from './bench/lists.ts'
import { startLoad } from './bench/load.ts'
import { measureSplit } from './bench/load-to-split.ts'
import { ROUNDS, summary, table, type Measure, type Round } from './bench/measure.ts'
import { measureAdding, measureDrop, measureFlow, measurePlacing, type Drop, type Till } from './bench/orders.ts'
import { openObjects, type Objects } from './bench/objects.ts'
import { measurePage } from './bench/pages.ts'
import { measureProductMade, measureSearchMade, measureTiers, openLargeShop, type LargeShop } from './bench/tiers.ts'
import { fillSlot, measureMove } from './bench/slot-move.ts'
import { openDemoShop, putOnShelf } from './demo-shop.ts'

/** Never sold out, however fast the shop is. */
const PLENTY = 1_000_000

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, only: { type: 'string' } } })
const say = (text: string) => void (values.json || process.stderr.write(`${text}\n`))
const wanted = (name: string) => values.only === undefined || name.startsWith(values.only)

const rounds = async <R = Round>(name: string, work: () => Promise<R>): Promise<R[]> => {
  const done: R[] = []
  say(`${name}, warming up`)
  await work()
  for (let round = 1; round <= ROUNDS; round++) {
    say(`${name}, round ${round} of ${ROUNDS}`)
    done.push(await work())
  }
  return done
}

const PAGES = [
  ['product-page-cached', '/products/delos-mug'],
  ['collection-page-cached', '/collections/table'],
  ['search-cached', '/search?q=mug'],
] as const

const measurePages = async (load: Till['load'], url: string): Promise<Measure[]> => {
  const measures: Measure[] = []
  for (const [name, path] of PAGES.filter(([one]) => wanted(one))) {
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

const laneName = (lanes: number) => `hot-item-lanes-${lanes}`
const GROUP_COMMIT = ['group-commit-off', 'group-commit-on'] as const

/** Objects without a checkout around them: lanes, group commit, a slot that moves, the controller. */
const measureObjects = async (objects: Objects): Promise<Measure[]> => {
  const measures: Measure[] = []
  const numbers = LANES.filter((lanes) => wanted(laneName(lanes)))
  if (numbers.length > 0) {
    let round = 0
    const work = async () => {
      round++
      const all: Round[] = []
      for (const lanes of numbers) all.push(await measureLanes(objects, `bench-${laneName(lanes)}-${round}`, lanes))
      return all
    }
    // By turns, so that all numbers of lanes are measured on the same machine, whatever else it does meanwhile.
    const turns = await rounds('hot-item-lanes', work)
    for (const [at, lanes] of numbers.entries()) {
      const measured = turns.flatMap((turn) => turn[at] ?? [])
      measures.push(summary(laneName(lanes), 'holds/s', measured))
    }
  }
  if (GROUP_COMMIT.some(wanted)) {
    const pairs = await rounds('group-commit', () => measureGroupCommit(objects))
    measures.push(
      summary(
        GROUP_COMMIT[0],
        'holds/s',
        pairs.map(({ off }) => off),
      ),
      summary(
        GROUP_COMMIT[1],
        'holds/s',
        pairs.map(({ on }) => on),
      ),
    )
  }
  if (wanted('slot-move-stall')) {
    say('slot-move-stall, filling a slot with orders')
    const item = await fillSlot(objects)
    let turn = 0
    const measured = await rounds('slot-move-stall', () => measureMove(objects, item, turn++))
    measures.push(summary('slot-move-stall', 'ms (p99)', measured))
  }
  if (wanted('load-to-split')) {
    let round = 0
    const work = () => measureSplit(objects, `bench-split-${round++}`)
    measures.push(summary('load-to-split', 's', await rounds('load-to-split', work)))
  }
  return measures
}

const UNCACHED = ['product-page-uncached', 'search-uncached'] as const
const TIERS = 'tier-hits'

/** A shop of more than ten thousand products: what is not kept, and how often that is. */
const measureLarge = async (large: LargeShop): Promise<Measure[]> => {
  const measures: Measure[] = []
  const [product, search] = UNCACHED
  if (wanted(product))
    measures.push(summary(product, 'requests/s', await rounds(product, () => measureProductMade(large))))
  if (wanted(search)) measures.push(summary(search, 'requests/s', await rounds(search, () => measureSearchMade(large))))
  if (wanted(TIERS)) {
    say('tier-hits, twice 100,000 views')
    measures.push(summary(TIERS, '% of views', [await measureTiers(large)]))
  }
  return measures
}

const OBJECTS = [...LANES.map(laneName), ...GROUP_COMMIT, 'slot-move-stall', 'load-to-split']
const SHOP = [
  ...PAGES.map(([name]) => name),
  'add-to-cart',
  'place-order',
  'checkout-flow',
  'flash-sale',
  'admission-error',
]

const LISTS = 'list-50000'

const load = startLoad()
const floor = await openRowFloor()
const measures: Measure[] = []
try {
  if (SHOP.some(wanted)) {
    const shop = await openDemoShop({ direct: true, bindings: { PRODUCTION_LIMITS: 'off' } })
    try {
      measures.push(...(await measurePages(load, shop.url)))
      measures.push(...(await measureOrders({ load, shop, floor: floor.origin })))
      if (wanted('admission-error')) {
        say('admission-error, three minutes by the clock')
        measures.push(summary('admission-error', '% off the rate', [await measureLine({ load, shop })]))
      }
    } finally {
      await shop.close()
    }
  }
  if ([...UNCACHED, TIERS].some(wanted)) {
    const shop = await openLargeShop(say)
    try {
      measures.push(...(await measureLarge({ load, shop })))
    } finally {
      await shop.close()
    }
  }
  if (OBJECTS.some(wanted)) {
    const shop = await openObjects()
    try {
      measures.push(...(await measureObjects({ load, shop, floor: floor.origin })))
    } finally {
      await shop.close()
    }
  }
  if (wanted(LISTS)) {
    const shop = await openFullShop(say)
    try {
      measures.push(summary(LISTS, 'ms (p50)', await rounds(LISTS, () => measureLists(shop))))
    } finally {
      await shop.close()
    }
  }
  console.log(values.json ? JSON.stringify({ measures }) : table(measures))
} finally {
  load.close()
  await floor.close()
}
