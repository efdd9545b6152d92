/** Carts over a network that loses answers. */
import { expect, test } from 'vitest'
import { currency, money } from '#domain/money'
import { answering, newItem, nothingPublished, orderShardAlone } from '#tests/simulation/alone'
import type { Env } from '../../env.ts'
import { addToCart } from './cart.ts'

const EUR = currency('EUR')

/** A real shard whose first answer is lost, and a catalogue in which everything costs five euros. */
const shop = (item: string) => {
  const { shard } = orderShardAlone()
  let calls = 0
  const changeCart = async (ask: Parameters<typeof shard.changeCart>[0]) => {
    const answer = await shard.changeCart(ask)
    if (calls++ === 0) throw Object.assign(new Error('the answer was lost'), { retryable: true })
    return answer
  }
  const row = {
    id: item,
    prices: JSON.stringify([money(500, EUR)]),
    translations: '{}',
    words: '{}',
    pictures: '[]',
    options: '[]',
    compareAt: '[]',
    cost: '[]',
    lists: '[]',
    tags: '[]',
    collections: '[]',
    status: 'active',
    publishedFrom: null,
    publishedUntil: null,
  }
  const statement = { bind: () => ({ all: async () => ({ results: [row] }) }) }
  const nothing = async (statements: readonly unknown[]) => statements.map(() => ({ results: [] }))
  const env = { ORDERS: answering(() => ({ changeCart })), TOPOLOGY: nothingPublished }
  return { ...env, CURRENCY: 'EUR', PRODUCTS_DB: { prepare: () => statement, batch: nothing } } as unknown as Env
}

test('an addition whose answer was lost is done once', async () => {
  const item = newItem()
  const lines = [{ variantId: item, units: 2 }]
  const added = await addToCart(shop(item), { owner: undefined, currency: EUR, language: 'en', lines }, 0)
  expect(added).toMatchObject({ ok: true, value: { cart: { lines: [{ units: 2 }] } } })
})
