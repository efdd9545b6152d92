/** The parts of `npm run bench`: which measures there are, in which shop each is made, and what they have in common. */
import {
  haveOrders,
  measureOwnOrders,
  measureRegister,
  measureSignInByCode,
  measureSignInByPassword,
} from './accounts.ts'
import { ORDER_BOUNDS } from './bounds.ts'
import { bundleOf } from './bundles.ts'
import { countOrder, openCountedShop, roundOf } from './counts.ts'
import { LANES, measureLanes } from './lanes.ts'
import { measureGroupCommit } from './group-commit.ts'
import { measureWaitingRoom } from './waiting-room.ts'
import { measureImport } from './imports.ts'
import { measureLists } from './lists.ts'
import { measureManyVariants, measureProductList, measureStockList } from './merchant.ts'
import { startLoad, type Load } from './load.ts'
import { measureSplit } from './load-to-split.ts'
import { ROUNDS, summary, type Measure, type Round } from './measure.ts'
import { openObjects, type Objects } from './objects.ts'
import {
  measureAdding,
  measureDrop,
  measureFlow,
  measurePlacing,
  orderedSoFar,
  type Drop,
  type OrderLoad,
} from './orders.ts'
import { measurePageCpu, PAGE_KINDS } from './page-cpu.ts'
import { measurePage } from './pages.ts'
import { fillSlot, measureMove } from './slot-move.ts'
import { openLargeShop } from './large-shop.ts'
import { measureProductMade, measureSearchMade, measureTiers } from './tiers.ts'
import { openDemoShop, stockGood, type DemoShop } from '../demo-shop.ts'

export type Bench = {
  readonly load: Load
  /** Where one object commits one row for each request. */
  readonly floor: string
  readonly wanted: (name: string) => boolean
  readonly say: (what: string) => void
  /** What has been measured, in the order of the table. */
  readonly add: (...measures: readonly Measure[]) => void
}

export type Part = {
  readonly name: string
  readonly measures: readonly string[]
  readonly run: (bench: Bench) => Promise<void>
}

/** Never sold out, however fast the shop is. */
const PLENTY = 1_000_000

/** One round that nobody counts, unless nothing can be warm or each warms up itself, and those that are counted. */
const rounds = async <R = Round>(
  { say }: Bench,
  name: string,
  work: () => Promise<R>,
  isWarmedUp = true,
): Promise<R[]> => {
  const done: R[] = []
  if (isWarmedUp) {
    say(`${name}, warming up`)
    await work()
  }
  for (let round = 1; round <= ROUNDS; round++) {
    say(`${name}, round ${round} of ${ROUNDS}`)
    done.push(await work())
  }
  return done
}

const opened = async <S extends { readonly close: () => Promise<void> }>(
  open: () => Promise<S>,
  work: (shop: S) => Promise<void>,
): Promise<void> => {
  const shop = await open()
  try {
    await work(shop)
  } finally {
    await shop.close()
  }
}

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
}

const ORDERS = ['add-to-cart', 'place-order', 'checkout-flow', ...DROPS]

const demoShop = (bench: Bench): Promise<void> =>
  opened(openBareShop, async (shop) => {
    await pages(bench, shop)
    if (ORDERS.some(bench.wanted)) await orders(bench, shop)
  })

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

const laneName = (lanes: number) => `hot-item-lanes-${lanes}`
const GROUP_COMMIT = ['group-commit-off', 'group-commit-on'] as const
const MOVE = 'slot-move-stall'
const WAYS_IN = [
  ['register', measureRegister],
  ['sign-in-code', measureSignInByCode],
  ['sign-in-password', measureSignInByPassword],
] as const
const OWN_ORDERS = 'account-orders'

/** By turns, so that all numbers of lanes are measured on the same machine, whatever else it does meanwhile. */
const lanes = async (bench: Bench, objects: Objects): Promise<void> => {
  const numbers = LANES.filter((number) => bench.wanted(laneName(number)))
  if (numbers.length === 0) return
  let round = 0
  const turn = async () => {
    round++
    const all: Round[] = []
    for (const number of numbers) all.push(await measureLanes(objects, `bench-${laneName(number)}-${round}`, number))
    return all
  }
  bench.say('hot-item-lanes, warming up')
  await measureLanes(objects, 'bench-warm', 1)
  const turns = await rounds(bench, 'hot-item-lanes', turn, false)
  for (const [at, number] of numbers.entries()) {
    const measured = turns.flatMap((turn) => turn[at] ?? [])
    bench.add(summary(laneName(number), 'holds/s', measured))
  }
}

const LIMITS_ASKED = 'place-order-limits-asked'

/** Objects without a checkout around them: lanes, group commit, accounts, a slot that moves. */
const objects = (bench: Bench): Promise<void> =>
  opened(openObjects, async (shop) => {
    const { load, floor, wanted, say, add } = bench
    const all: Objects = { load, shop, floor }
    if (wanted(LIMITS_ASKED)) {
      const cup = { variantId: await stockGood(shop, 'bench-cup', PLENTY), units: 1 }
      const place = async () => measurePlacing(all, [cup], await orderedSoFar(all), true)
      add(summary(LIMITS_ASKED, 'orders/s', await rounds(bench, LIMITS_ASKED, place)))
    }
    await lanes(bench, all)
    if (GROUP_COMMIT.some(wanted)) {
      const pairs = await rounds(bench, 'group-commit', () => measureGroupCommit(all), false)
      const of = (which: 'on' | 'off') => pairs.map((pair) => pair[which])
      add(summary(GROUP_COMMIT[0], 'holds/s', of('off')), summary(GROUP_COMMIT[1], 'holds/s', of('on')))
    }
    for (const [name, measure] of WAYS_IN)
      if (wanted(name)) add(summary(name, 'ms (p50)', await rounds(bench, name, () => measure(all))))
    if (!wanted(MOVE) && !wanted(OWN_ORDERS)) return
    say('filling a slot with orders')
    const item = await fillSlot(all)
    if (wanted(OWN_ORDERS)) {
      const visitor = await haveOrders(all, item)
      add(summary(OWN_ORDERS, 'ms (p50)', await rounds(bench, OWN_ORDERS, () => measureOwnOrders(all, visitor))))
    }
    if (wanted(MOVE)) {
      let turn = 0
      add(summary(MOVE, 'ms (p99)', await rounds(bench, MOVE, () => measureMove(all, item, turn++), false)))
    }
  })

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
    measures: [
      LIMITS_ASKED,
      ...LANES.map(laneName),
      ...GROUP_COMMIT,
      ...WAYS_IN.map(([name]) => name),
      OWN_ORDERS,
      MOVE,
    ],
    run: objects,
  },
  { name: 'counts and clocks', measures: [COUNTS, SPLIT, ADMISSION_ERROR, TIERS], run: clocks },
  {
    name: 'large shop',
    measures: [...UNCACHED, ...PAGE_CPU.map(([name]) => name), LISTS, DESK_LIST, STOCK_LIST, VARIANTS, IMPORT],
    run: large,
  },
]
