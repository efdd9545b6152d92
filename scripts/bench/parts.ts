/** The parts of `npm run bench`: which measures there are, in which shop each is made, and what they have in common. */
import { ORDER_BOUNDS } from './bounds.ts'
import { bundleOf } from './bundles.ts'
import { countOrder, openCountedShop, roundOf } from './counts.ts'
import { measureWaitingRoom } from './waiting-room.ts'
import { measureImport } from './imports.ts'
import { measureLists } from './lists.ts'
import { measureManyVariants, measureProductList, measureStockList } from './merchant.ts'
import { startLoad, type Load } from './load.ts'
import { measureSplit } from './load-to-split.ts'
import { summary, type Round } from './measure.ts'
import { openObjects } from './objects.ts'
import { OBJECT_MEASURES, objects } from './objects-part.ts'
import { opened, PLENTY, rounds, type Bench, type Part } from './part.ts'
import {
  measureAdding,
  measureDrop,
  measureFlow,
  measurePlacing,
  orderedSoFar,
  type Drop,
  type OrderLoad,
} from './orders.ts'
import { PROMOTION_MEASURES, promotions, quotes } from './promotions-part.ts'
import { measurePageCpu, PAGE_KINDS } from './page-cpu.ts'
import { measurePage } from './pages.ts'
import { openLargeShop } from './large-shop.ts'
import { measureProductMade, measureSearchMade, measureTiers } from './tiers.ts'
import { openDemoShop, stockGood, type DemoShop } from '../demo-shop.ts'

const openBareShop = async () =>
  openDemoShop({ direct: true, bundle: await bundleOf(), bindings: { PRODUCTION_LIMITS: 'off' } })

const PAGES = [
  ['product-page-cached', '/products/delos-mug'],
  ['collection-page-cached', '/collections/table'],
  ['search-cached', '/search?q=mug'],
] as const

const pages = async (bench: Bench, { url }: DemoShop): Promise<void> => {
  for (const [name, path] of PAGES.filter(([one]) => bench.wanted(one))) {
    const measured = await rounds(bench, name, () => measurePage(bench.load, url, path))
    bench.add(summary(name, 'requests/s', measured))
  }
}

const DROPS = ['flash-sale-orders', 'flash-sale-oversold', 'flash-sale-errors'] as const

/** What must never happen is not averaged: of the counts the worst round is told. */
const drops = async (bench: Bench, orderLoad: OrderLoad, ordered: () => Promise<number>): Promise<void> => {
  const all: Drop[] = []
  const drop = async () => {
    const one = await measureDrop(orderLoad, `bench-drop-${all.length + 1}`, await ordered())
    all.push(one)
    return one.round
  }
  const measured = await rounds(bench, 'flash-sale', drop, false)
  const worst = (counts: readonly number[]): Round[] => [{ value: Math.max(...counts), floor: null }]
  bench.add(
    summary(DROPS[0], 'orders/s', measured),
    summary(DROPS[1], 'units', worst(all.map(({ oversold }) => oversold))),
    summary(DROPS[2], 'answers', worst(all.map(({ errors }) => errors))),
  )
}

/** One checkout warms up what all of them go through. */
const orders = async (bench: Bench, shop: DemoShop): Promise<void> => {
  const orderLoad: OrderLoad = { load: bench.load, shop, floor: bench.floor }
  const cup = { variantId: await stockGood(shop, 'bench-cup', PLENTY), units: 1 }
  const lamp = { variantId: await stockGood(shop, 'bench-lamp', PLENTY), units: 1 }
  const ordered = () => orderedSoFar(orderLoad)
  const flow = async () => measureFlow(orderLoad, [cup, lamp], await ordered())
  const measure = async (name: string, unit: string, work: () => Promise<Round>) => {
    if (bench.wanted(name)) bench.add(summary(name, unit, await rounds(bench, name, work, false)))
  }
  bench.say('orders, warming up')
  await flow()
  await measure('add-to-cart', 'requests/s', () => measureAdding(orderLoad, cup))
  await measure('place-order', 'orders/s', async () => measurePlacing(orderLoad, [cup], await ordered()))
  await measure('checkout-flow', 'orders/s', flow)
  if (DROPS.some(bench.wanted)) await drops(bench, orderLoad, ordered)
  await promotions(bench, orderLoad, [cup, lamp])
}

const ORDERS = ['add-to-cart', 'place-order', 'checkout-flow', ...DROPS, ...PROMOTION_MEASURES]

const demoShop = async (bench: Bench): Promise<void> => {
  await quotes(bench)
  await opened(openBareShop, async (shop) => {
    await pages(bench, shop)
    if (ORDERS.some(bench.wanted)) await orders(bench, shop)
  })
}

const UNCACHED = ['product-page-uncached', 'search-uncached'] as const
const LISTS = 'list-50000'
const DESK_LIST = 'admin-list-50000'
const STOCK_LIST = 'admin-stock-50000'
const VARIANTS = 'admin-variants-2500'
const IMPORT = 'import-rows'
const PAGE_CPU = PAGE_KINDS.map((kind) => [`page-cpu-${kind}`, kind] as const)

/** A shop of fifty thousand products: pages that are not kept, and lists of all of it. */
const large = (bench: Bench): Promise<void> =>
  opened(
    () => openLargeShop(bench.say),
    async (shop) => {
      const { load, wanted, add } = bench
      const [product, search] = UNCACHED
      const made = { load, shop }
      if (wanted(product))
        add(summary(product, 'requests/s', await rounds(bench, product, () => measureProductMade(made))))
      if (wanted(search)) add(summary(search, 'requests/s', await rounds(bench, search, () => measureSearchMade(made))))
      for (const [name, kind] of PAGE_CPU.filter(([one]) => wanted(one)))
        add(summary(name, 'ms', await rounds(bench, name, () => measurePageCpu(made, kind))))
      if (wanted(LISTS)) add(summary(LISTS, 'ms (p50)', await rounds(bench, LISTS, () => measureLists(shop))))
      if (wanted(DESK_LIST))
        add(summary(DESK_LIST, 'ms (p50)', await rounds(bench, DESK_LIST, () => measureProductList(shop))))
      if (wanted(STOCK_LIST))
        add(summary(STOCK_LIST, 'ms (p50)', await rounds(bench, STOCK_LIST, () => measureStockList(shop))))
      if (wanted(VARIANTS))
        add(summary(VARIANTS, 'ms (p50)', await rounds(bench, VARIANTS, () => measureManyVariants(shop))))
      if (wanted(IMPORT)) add(summary(IMPORT, 'rows/s', await rounds(bench, IMPORT, () => measureImport(shop))))
    },
  )

const SPLIT = 'load-to-split'
const ADMISSION_ERROR = 'admission-error'

/** Buyers of its own, for what goes on while others are asked. */
const beside = async (work: (load: Load) => Promise<void>): Promise<void> => {
  const load = startLoad()
  try {
    await work(load)
  } finally {
    load.close()
  }
}

const split = (bench: Bench): Promise<void> =>
  opened(openObjects, (shop) =>
    beside(async (load) => {
      let round = 0
      const work = () => measureSplit({ load, shop, floor: bench.floor }, `bench-split-${round++}`)
      bench.add(summary(SPLIT, 's', await rounds(bench, SPLIT, work, false)))
    }),
  )

const TIERS = 'tier-hits'

const tiers = (bench: Bench): Promise<void> =>
  opened(
    () => openLargeShop(bench.say),
    (shop) =>
      beside(async (load) => bench.add(summary(TIERS, '% of views', [await measureTiers({ load, shop }, bench.say)]))),
  )

const waitingRoom = (bench: Bench): Promise<void> =>
  opened(openBareShop, async (shop) => {
    bench.say(`${ADMISSION_ERROR}, three minutes by the clock`)
    bench.add(summary(ADMISSION_ERROR, '% off the rate', [await measureWaitingRoom({ load: bench.load, shop })]))
  })

const COUNTS = 'rows-per-order'

/** Counted, not timed: one order is enough, and it has a bound instead of a floor. */
const counts = (bench: Bench): Promise<void> =>
  opened(openCountedShop, async (shop) => {
    bench.say(`${COUNTS}, one order that is alone`)
    const { value, more, floor } = roundOf(await countOrder(shop))
    const bound = ORDER_BOUNDS.complete.rows
    bench.add(summary(COUNTS, 'rows', [{ value, floor, more: { ...more, bound } }]))
  })

/** Some wait for a clock and ask for little, the others are not timed: they go on together, each in a shop of its own. */
const clocks = async (bench: Bench): Promise<void> => {
  const all = await Promise.allSettled([
    bench.wanted(COUNTS) ? counts(bench) : undefined,
    bench.wanted(SPLIT) ? split(bench) : undefined,
    bench.wanted(ADMISSION_ERROR) ? waitingRoom(bench) : undefined,
    bench.wanted(TIERS) ? tiers(bench) : undefined,
  ])
  for (const one of all) if (one.status === 'rejected') throw one.reason
}

/** In the order in which they are made and told. */
export const PARTS: readonly Part[] = [
  { name: 'pages and orders', measures: [...PAGES.map(([name]) => name), ...ORDERS], run: demoShop },
  {
    name: 'objects',
    measures: OBJECT_MEASURES,
    run: objects,
  },
  { name: 'counts and clocks', measures: [COUNTS, SPLIT, ADMISSION_ERROR, TIERS], run: clocks },
  {
    name: 'large shop',
    measures: [...UNCACHED, ...PAGE_CPU.map(([name]) => name), LISTS, DESK_LIST, STOCK_LIST, VARIANTS, IMPORT],
    run: large,
  },
]
