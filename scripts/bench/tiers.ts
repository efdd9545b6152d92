/**
 * What caches do for a large shop: pages that have to be made, with their round trips to the database, and how many of
 * 100,000 views find a page that is made already.
 *
 * Several isolates of one Worker, as a data centre has them, with one cache of the data centre and one database. Time
 * is real time: a replay takes some minutes, less than the hour after which a page is made anew, and nothing changes
 * meanwhile. In production the platform's cache stands in front of all of this, and its hits are not counted here.
 */
import type { Shop } from '../shop.ts'
import { rate } from './arithmetic.ts'
import type { BuyerCall } from './buyers.ts'
import { openConstantFloor } from './floors.ts'
import type { Done, Load, LoadReport } from './load.ts'
import { WORDS } from './many-goods.ts'
import { between, type Round } from './measure.ts'
import { zipf } from './zipf.ts'

/** Viewed by the replay. */
const PRODUCTS = 10_000
const VIEWS = 100_000
/** Pages that are made once each, in one round. */
const MADE_EACH = 400
/** So many views go to one isolate before the next has its turn. */
const SLICE = 500
const SAID_EVERY = 10_000

/** As one shop is asked for: its pages are kept under its name, whichever isolate is asked. */
const HEADERS = { accept: 'text/html', host: 'shop.example' }
const get = (path: string): readonly BuyerCall[] => [{ method: 'GET', path, headers: HEADERS }]

export type LargeShop = { readonly load: Load; readonly shop: Shop }

const allGood = (done: Done, what: string): Done => {
  const { 200: good = 0 } = done.statuses
  if (good !== done.chains) throw new Error(`${what} answered ${JSON.stringify(done.statuses)}`)
  return done
}

/** The usual, and the worst. */
const tripsOf = ({ trips }: LoadReport) => {
  const all = Object.entries(trips).flatMap(([many, times]) => Array.from({ length: times }, () => Number(many)))
  const sorted = all.toSorted((one, other) => one - other)
  return { 'round trips': sorted[Math.floor(sorted.length / 2)] ?? 0, 'at most': sorted.at(-1) ?? 0 }
}

let made = 0

/** A page that nobody has asked for before, each time another; its floor is a Worker that answers the same bytes. */
const measureMaking = async ({ load, shop }: LargeShop, paths: readonly string[]): Promise<Round> => {
  const [first = '/'] = paths
  const bare = await openConstantFloor(await fetch(shop.url + first))
  try {
    const floor = async () =>
      rate(allGood(await load.run({ origin: bare.origin, chains: paths.map(() => get('/')) }), first))
    return await between(floor, async () => {
      const done = allGood(await load.run({ origin: shop.url, chains: paths.map(get) }), first)
      const { tiers } = done.told
      if (tiers['miss'] !== paths.length) throw new Error(`pages were not made: ${JSON.stringify(tiers)}`)
      return { value: rate(done), more: tripsOf(done.told) }
    })
  } finally {
    await bare.close()
  }
}

export const measureProductMade = (large: LargeShop): Promise<Round> => {
  const from = PRODUCTS + (made++ % 4) * MADE_EACH
  return measureMaking(
    large,
    Array.from({ length: MADE_EACH }, (_, at) => `/products/good-${from + at}`),
  )
}

let searched = 0

export const measureSearchMade = (large: LargeShop): Promise<Round> => {
  const paths = Array.from({ length: MADE_EACH }, () => {
    const number = searched++
    const [one, other] = [WORDS[number % WORDS.length], WORDS[Math.floor(number / WORDS.length) % WORDS.length]]
    return `/search?${new URLSearchParams({ q: `${one} ${other} ${number}` })}`
  })
  return measureMaking(large, paths)
}

const percent = (part: number, whole: number) => (100 * part) / whole

/** How many of the views found a page that was made: the second time round, and the first. */
export const measureTiers = async ({ load, shop }: LargeShop, say: (text: string) => void): Promise<Round> => {
  const replay = async (seed: number) => {
    const views = zipf(PRODUCTS, VIEWS, seed)
    const counts: Record<string, number> = {}
    for (let from = 0, turn = 0; from < views.length; from += SLICE, turn++) {
      if (from % SAID_EVERY === 0) say(`tier-hits, replay ${seed} of 2, ${from} of ${VIEWS} views`)
      const origin = shop.urls[turn % shop.urls.length] ?? shop.url
      const chains = views.slice(from, from + SLICE).map((rank) => get(`/products/good-${rank}`))
      const done = allGood(await load.run({ origin, chains }), 'a view')
      for (const [tier, times] of Object.entries(done.told.tiers)) counts[tier] = (counts[tier] ?? 0) + times
    }
    const share = (tier: string) => percent(counts[tier] ?? 0, VIEWS)
    return { memory: share('memory'), edge: share('edge'), kept: share('memory') + share('edge') }
  }
  const cold = await replay(1)
  const warm = await replay(2)
  return {
    value: warm.kept,
    floor: null,
    more: { memory: warm.memory, edge: warm.edge, 'when the shop has just opened': cold.kept },
  }
}
