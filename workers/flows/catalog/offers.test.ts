/** Prices at most five seconds old, asked for again before that, and nobody is held up by another's question. */
import { expect, test } from 'vitest'
import { newVariantId } from '#domain/ids'
import { offersTyped } from './offers.ts'

/** A products store that knows nothing, and how often it was asked. */
const store = (answer: () => Promise<{ results: [] }>) => {
  const asked: string[] = []
  const statement = { bind: (ids: string) => ({ all: () => (asked.push(ids), answer()) }) }
  return { asked, env: { PRODUCTS_DB: { prepare: () => statement } as unknown as D1Database } }
}
const variant = () => newVariantId(crypto.getRandomValues(new Uint8Array(16)))
const nothing = async () => ({ results: [] as [] })

test('a request whose shopper went away keeps nobody else waiting', async () => {
  const id = variant()
  void offersTyped(store(() => new Promise(() => {})).env, [id], 1_000)
  expect(await offersTyped(store(nothing).env, [id], 1_000)).toEqual(new Map())
})

test.each([
  [3_000, 1],
  [3_001, 2],
])('after %d ms the store has been asked %d times', async (later, times) => {
  const { env, asked } = store(nothing)
  const id = variant()
  await offersTyped(env, [id], 1_000)
  await offersTyped(env, [id], 1_000 + later)
  expect(asked).toHaveLength(times)
})
