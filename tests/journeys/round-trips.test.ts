/** How often a page that no cache has asks the products store: a batch is one round trip. */
import { beforeAll, expect, test } from 'vitest'
import { CATALOGUE, purgeHere } from '../../workers/cache/tags.ts'
import type { Env } from '../../workers/env.ts'
import worker from '../../workers/index.ts'
import { shopWith } from './bindings.ts'
import { ORIGIN } from './caller.ts'
import { shop, stockShelves } from './goods.ts'

const ASKS: ReadonlySet<string | symbol> = new Set(['run', 'all', 'first', 'raw', 'batch', 'exec'])

/** The store, and how often it was asked: each statement that is run by itself, and each batch. */
const counted = (database: D1Database) => {
  let trips = 0
  const watched = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (inner, property) => {
        const member: unknown = Reflect.get(inner, property)
        if (typeof member !== 'function') return member
        return (...given: unknown[]) => {
          if (ASKS.has(property)) trips++
          const answer: unknown = Reflect.apply(member, inner, given)
          return property === 'prepare' || property === 'bind' ? watched(answer as object) : answer
        }
      },
    })
  return { database: watched(database), trips: () => trips }
}

const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} } as unknown as ExecutionContext

const ask = async (path: string) => {
  const { database, trips } = counted(shop.PRODUCTS_DB)
  const env: Env = shopWith({ PRODUCTS_DB: database })
  const response = await worker.fetch(new Request(ORIGIN + path) as Parameters<typeof worker.fetch>[0], env, context)
  return { trips: trips(), status: response.status, tier: response.headers.get('x-cache'), text: await response.text() }
}

/** An address that nobody has asked for, of the same page. */
let asked = 0
const fresh = (path: string) =>
  `${path}${path.includes('?') ? '&' : '?'}${path.includes('/products/') ? 'variant' : 'min'}=0.${10 + asked++}`

beforeAll(async () => {
  await stockShelves()
})

const PAGES = [
  ['/products/delos-mug', 1, 'Delos mug'],
  ['/collections/table', 1, 'Delos mug'],
  ['/collections/table?option.Glaze=Chalk&available=1&sort=price-up', 1, 'Delos mug'],
  ['/collections/all', 1, 'Delos mug'],
  ['/search?q=mug', 2, 'Delos mug'],
  ['/search?q=mug&option.Glaze=Chalk', 2, 'Delos mug'],
] as const

/** The menu is on every page, the drops are on a product's: each is one question more to an isolate that knows nothing. */
const COLD: Readonly<Record<string, number>> = { products: 2, collections: 1, search: 1 }

const both = PAGES.flatMap(([path, trips, shows]) => [
  [path, trips, shows] as const,
  [`/zh${path}`, trips, '提洛斯马克杯'] as const,
])

test.each(both)('%s, made anew, asks the store %i time(s)', async (path, trips, shows) => {
  await ask(fresh(path))
  const looks = [await ask(fresh(path)), await ask(fresh(path)), await ask(fresh(path))]
  for (const { status, tier, text } of looks) {
    expect({ status, tier }).toEqual({ status: 200, tier: 'miss' })
    expect(text).toContain(shows)
  }
  // What is remembered is asked for anew every some seconds: of three looks one falls between.
  expect(Math.min(...looks.map((look) => look.trips))).toBe(trips)
})

test.each(both)('%s asks little more where nothing is remembered', async (path, trips) => {
  purgeHere([CATALOGUE], Date.now())
  const look = await ask(fresh(path))
  expect(look.trips).toBe(trips + (COLD[path.replace('/zh', '').split(/[/?]/)[1] ?? ''] ?? 0))
})

test('a search that finds nothing asks no more often than one that finds something', async () => {
  await ask(fresh('/search?q=zeppelin'))
  const looks = [await ask(fresh('/search?q=zeppelin')), await ask(fresh('/search?q=zeppelin'))]
  expect(looks[0]?.text).toContain('zeppelin')
  expect(Math.min(...looks.map(({ trips }) => trips))).toBeLessThanOrEqual(2)
})
