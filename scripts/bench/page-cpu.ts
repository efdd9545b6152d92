/**
 * What a page costs that has to be made, in ms of the one thread: 1,000 by how many are made in a second when as many are
 * asked for as can be. Everything of one machine shares that thread, the database and the caches too; so the floor is a
 * bare Worker that goes the same ways for the same bytes. Of what is above it the database says what it worked (`sql`),
 * the rest (`own`) is the Worker's.
 */
import { rate } from './arithmetic.ts'
import type { BuyerCall } from './buyers.ts'
import { openMakingFloor } from './floors.ts'
import type { Load } from './load.ts'
import { WORDS } from './many-goods.ts'
import { between, type Round } from './measure.ts'
import type { LargeShop } from './tiers.ts'

/** Made in one round. */
const EACH = 400

/** `trips`: as often as it asks the database when menu and drops are remembered. */
const KINDS = {
  home: { trips: 1, path: () => '/' },
  collection: { trips: 1, path: () => '/collections/table' },
  product: { trips: 1, path: (at: number) => `/products/good-${at}` },
  search: {
    trips: 2,
    path: (at: number) => `/search?q=${WORDS[at % WORDS.length]}+${WORDS[(5 * at + 1) % WORDS.length]}&max=${at}`,
  },
} as const

export type PageKind = keyof typeof KINDS
export const PAGE_KINDS = Object.keys(KINDS) as PageKind[]

let asked = 0

/** Under names of a shop that nobody has asked for: whatever is kept of pages is kept for others. */
const chainsOf = (path: (at: number) => string): (readonly BuyerCall[])[] =>
  Array.from({ length: EACH }, (_, at) => [
    { method: 'GET', path: path(at), headers: { accept: 'text/html', host: `shop-${++asked}.example` } },
  ])

const msEach = async (load: Load, origin: string, path: (at: number) => string) => {
  const done = await load.run({ origin, chains: chainsOf(path) })
  if (done.statuses[200] !== EACH) throw new Error(`${path(0)} answered ${JSON.stringify(done.statuses)}`)
  if (done.told.tiers['miss'] !== EACH) throw new Error(`pages were not made: ${JSON.stringify(done.told.tiers)}`)
  return { value: 1000 / rate(done), sql: done.told.sqlMs / EACH }
}

export const measurePageCpu = async ({ load, shop }: LargeShop, kind: PageKind): Promise<Round> => {
  const { path, trips } = KINDS[kind]
  const bare = await openMakingFloor(await fetch(shop.url + path(0)), trips)
  try {
    const round = await between(
      async () => (await msEach(load, bare.origin, path)).value,
      async () => {
        const { value, sql } = await msEach(load, shop.url, path)
        return { value, more: { sql } }
      },
    )
    const above = round.value - (round.floor ?? 0)
    const sql = round.more?.['sql'] ?? 0
    return { ...round, more: { own: above - sql, sql } }
  } finally {
    await bare.close()
  }
}
