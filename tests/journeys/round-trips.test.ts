/** How often a page that no cache has asks the products store: a batch is one round trip. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { CATALOGUE, purgeHere } from '../../workers/cache/tags.ts'
import type { Env } from '../../workers/env.ts'
import worker from '../../workers/index.ts'
import { shopWith } from './bindings.ts'
import { ORIGIN } from './caller.ts'
import { signedIn } from './desk.ts'
import { shop, stockGoods } from './goods.ts'

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

const ask = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
  const { database, trips } = counted(shop.PRODUCTS_DB)
  const env: Env = shopWith({ PRODUCTS_DB: database })
  const response = await worker.fetch(
    new Request(ORIGIN + path, { headers }) as Parameters<typeof worker.fetch>[0],
    env,
    context,
  )
  return { trips: trips(), status: response.status, tier: response.headers.get('x-cache'), text: await response.text() }
}

/** An address that nobody has asked for, of the same page. */
let asked = 0
const fresh = (path: string) =>
  `${path}${path.includes('?') ? '&' : '?'}${path.includes('/products/') ? 'variant' : 'min'}=0.${10 + asked++}`

beforeAll(async () => {
  await stockGoods()
  // The clock stands still, so that nothing is asked for anew because this machine is slow.
  vi.useFakeTimers({ toFake: ['Date'] })
  await ask('/pages/about')
})
afterAll(() => void vi.useRealTimers())

/** Trips of a page that is made anew, and where nothing is remembered: of a search, its words. */
const PAGES = [
  ['/products/delos-mug', 1, 'Delos mug'],
  ['/collections/table', 1, 'Delos mug'],
  ['/collections/table?option.Glaze=Chalk&available=1&sort=price-up', 1, 'Delos mug'],
  ['/collections/all', 1, 'Delos mug'],
  ['/search?q=mug', 1, 'Delos mug', 2],
  ['/search?q=mug&option.Glaze=Chalk', 1, 'Delos mug', 2],
] as const

const both = PAGES.flatMap(([path, trips, shows, anew = trips]) => [
  [path, trips, shows, anew] as const,
  [`/zh${path}`, trips, '提洛斯马克杯', anew] as const,
])

test.each(both)('%s, made anew, asks the store %i time(s)', async (path, trips, shows) => {
  await ask(fresh(path))
  const looks = [await ask(fresh(path)), await ask(fresh(path)), await ask(fresh(path))]
  for (const { status, tier, text } of looks) {
    expect({ status, tier }).toEqual({ status: 200, tier: 'miss' })
    expect(text).toContain(shows)
  }
  expect(looks.map((look) => look.trips)).toEqual([trips, trips, trips])
})

test.each(both)(
  '%s asks as often where nothing is remembered: the menu and the drops travel with it',
  async (path, _trips, _shows, anew) => {
    purgeHere([CATALOGUE], Date.now())
    const look = await ask(fresh(path))
    expect(look.trips).toBe(anew)
  },
)

test('the page of files asks twice at most, what shows each of them included', async () => {
  const { cookie } = await signedIn('manager')
  await ask('/admin/content/files', { cookie })
  const look = await ask('/admin/content/files?kind=picture&q=a', { cookie })
  expect(look.status).toBe(200)
  expect(look.trips).toBeLessThanOrEqual(2)
})

test('the home page asks twice at most: what it shows large is looked up when it is known which', async () => {
  purgeHere([CATALOGUE], Date.now())
  expect(await ask('/')).toMatchObject({ trips: 2, tier: 'miss' })
})

test.each(['page=2', 'sort=price-up', 'sort=newest&page=3'])(
  'a search that was counted is not counted for %s',
  async (other) => {
    const search = fresh('/search?q=mug')
    await ask(search)
    const look = await ask(`${search}&${other}`)
    expect({ trips: look.trips, tier: look.tier }).toEqual({ trips: 1, tier: 'miss' })
  },
)

test('a list that was counted is counted anew when a product has changed, whoever changed it', async () => {
  const list = fresh('/collections/all')
  const hits = async (address: string) => {
    const { trips, text } = await ask(address)
    return { trips, total: Number(/(\d+) things?/.exec(text)?.[1]) }
  }
  const before = await hits(list)
  expect(await hits(`${list}&sort=newest`)).toEqual({ trips: 1, total: before.total })
  await shop.PRODUCTS_DB.prepare("UPDATE products SET status = 'draft' WHERE handle = 'delos-mug'").run()
  expect(await hits(`${list}&sort=title`)).toEqual({ trips: 2, total: before.total - 1 })
  await shop.PRODUCTS_DB.prepare("UPDATE products SET status = 'active' WHERE handle = 'delos-mug'").run()
  expect(await hits(`${list}&sort=rating`)).toEqual({ trips: 2, total: before.total })
})

test('words that were looked for are not looked for again, until a product has changed', async () => {
  const hits = async (address: string) => {
    const { trips, text } = await ask(fresh(address))
    return { trips, total: Number(/(\d+) things?/.exec(text)?.[1]) }
  }
  await hits('/search?q=mug')
  const before = await hits('/search?q=mug&available=1')
  expect(before).toEqual({ trips: 1, total: expect.any(Number) })
  await shop.PRODUCTS_DB.prepare("UPDATE products SET status = 'draft' WHERE handle = 'delos-mug'").run()
  // What is known is found to be out of date, then looked for anew: one trip more than a search that nobody has made.
  expect(await hits('/search?q=mug&available=1')).toEqual({ trips: 3, total: before.total - 1 })
  await shop.PRODUCTS_DB.prepare("UPDATE products SET status = 'active' WHERE handle = 'delos-mug'").run()
  expect(await hits('/search?q=mug&available=1')).toEqual({ trips: 3, total: before.total })
})

test('a search that finds nothing asks no more often than one that finds something', async () => {
  await ask(fresh('/search?q=zeppelin'))
  const looks = [await ask(fresh('/search?q=zeppelin')), await ask(fresh('/search?q=zeppelin'))]
  expect(looks[0]?.text).toContain('zeppelin')
  expect(Math.min(...looks.map(({ trips }) => trips))).toBeLessThanOrEqual(2)
})

test('counts from before a change give way to words that were looked for after it', async () => {
  const status = (now: string) =>
    shop.PRODUCTS_DB.prepare("UPDATE products SET status = ?1 WHERE handle = 'delos-mug'").bind(now).run()
  const [one, other] = [fresh('/search?q=mug'), fresh('/search?q=mug')]
  await ask(one)
  await status('draft')
  await ask(other)
  expect((await ask(`${one}&sort=title`)).trips).toBe(1)
  await status('active')
})
