/** Round trips are counted, and nothing else changes. */
import { expect, test } from 'vitest'
import { openD1 } from '#tests/d1'
import { countTrips } from './trips.ts'

test('each way there and back counts once, however many statements travel together', async () => {
  const trips = countTrips({ PRODUCTS_DB: openD1('products'), CURRENCY: 'EUR' })
  const db = trips.env.PRODUCTS_DB
  expect(trips.env.CURRENCY).toBe('EUR')
  const asked = db.prepare('SELECT ?1 AS one').bind(1)
  expect(trips.count()).toBe(0)
  expect(await asked.first('one')).toBe(1)
  expect((await asked.all()).results).toEqual([{ one: 1 }])
  const batch = await db.batch([asked, db.prepare('SELECT 2 AS one'), asked])
  expect(batch.map(({ results }) => results)).toEqual([[{ one: 1 }], [{ one: 2 }], [{ one: 1 }]])
  expect(trips.count()).toBe(3)
  expect(trips.waitedMs()).toBeGreaterThanOrEqual(0)
})

test('what fails is counted, and fails', async () => {
  const trips = countTrips({
    DB: { prepare: () => ({ all: () => Promise.reject(new Error('away')) }), batch: () => {} },
  })
  await expect(trips.env.DB.prepare().all()).rejects.toThrow('away')
  expect(trips.count()).toBe(1)
})

test('two at one time are waited for once', async () => {
  const slow = () => new Promise((resolve) => setTimeout(resolve, 60))
  const trips = countTrips({ DB: { prepare: () => ({ all: slow }), batch: slow } })
  await Promise.all([trips.env.DB.prepare().all(), trips.env.DB.batch()])
  expect(trips.count()).toBe(2)
  expect(trips.waitedMs()).toBeGreaterThan(40)
  expect(trips.waitedMs()).toBeLessThan(110)
})

test('databases say how long they worked, each of a batch', async () => {
  const answer = (duration: number) => ({ results: [], meta: { duration } })
  const trips = countTrips({
    DB: {
      prepare: () => ({ all: async () => answer(2), first: async () => 7 }),
      batch: async () => [answer(1), answer(4)],
    },
  })
  await Promise.all([trips.env.DB.prepare().all(), trips.env.DB.prepare().first(), trips.env.DB.batch()])
  expect(trips.sqlMs()).toBe(7)
})
