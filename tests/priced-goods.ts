/** A shop of three vases for tests of what they cost: its lists, what everyone sees, and what was paid. */
import type { Draft } from '#domain/catalog/draft'
import { parseListQuery } from '#domain/catalog/list-query'
import type { VariantId } from '#domain/ids'
import { currency } from '#domain/money'
import type { PriceList, PriceListId } from '#domain/pricing/price-list'
import { productByHandle } from '#schema/products/catalog/catalog'
import { listProducts } from '#schema/products/catalog/lists'
import { saveProducts } from '#schema/products/catalog/save'
import { priceHistoryOf } from '#schema/products/pricing/price-history'
import { publicProducts } from '#schema/products/pricing/public-prices'
import { openD1 } from './d1.ts'

export const EUR = currency('EUR')
export const DAY = 24 * 60 * 60_000
export const BY = { who: '', cause: 'edit' } as const

export const good = (handle: string, price: number, more: Partial<Draft> = {}): Draft => ({
  handle,
  status: 'active',
  text: { title: `Vase ${handle}` },
  variants: [{ sku: handle, tracked: false, prices: [{ currency: EUR, price }] }],
  ...more,
})

let lists = 0
export const list = (more: Partial<PriceList> = {}): PriceList => ({
  id: `prl_${String(++lists).padStart(16, '0')}` as PriceListId,
  name: 'Advent',
  kind: 'sale',
  audience: { type: 'everyone' },
  currency: EUR,
  from: null,
  until: null,
  timeZone: 'UTC',
  priority: 0,
  pricing: { type: 'percent', value: 2000, of: { type: 'all', names: [] } },
  state: 'published',
  version: 1,
  ...more,
})

/** @returns the shop with a vase of 10.00, one of 20.00 and one of 30.00 */
export const stocked = async () => {
  const db = openD1('products')
  await saveProducts(db, [good('a', 1000), good('b', 2000, { tags: ['gift'] }), good('c', 3000, { vendor: 'Kiln' })], 1)
  const ids = async (handle: string) => (await productByHandle(db, handle))?.variants[0]?.id as VariantId
  return { db, a: await ids('a'), b: await ids('b') }
}

export const cards = async (db: D1Database, address = 'sort=price-up') => {
  const { cards: found } = await listProducts(db, parseListQuery(new URLSearchParams(address), { currency: EUR }))
  return found.map(({ handle, price, wasPrice }) => [handle, price?.amount, wasPrice?.amount ?? null])
}
export const seen = async (db: D1Database, handle: string, now: number) =>
  (await publicProducts(db, 'handle', [handle], now))[0]?.variants.map(({ prices, compareAt }) => [
    prices.map(({ amount }) => amount),
    compareAt.map(({ amount }) => amount),
  ])
export const paid = async (db: D1Database, handle: string) => {
  const product = await productByHandle(db, handle)
  if (!product) throw new Error(handle)
  const kept = await priceHistoryOf(db, product.id, { variant: null, before: null, most: 50 })
  return kept.toReversed().map(({ at, amount, reduced, list: by }) => [at, amount, reduced, by === null ? '' : 'list'])
}
