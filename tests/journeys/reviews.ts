/** The steps from a purchase to its review, as programs and browsers take them. */
import { expect } from 'vitest'
import { productByHandle } from '#schema/products/catalog/catalog'
import type { VariantId } from '#domain/ids'
import type { Browser } from './browser.ts'
import { CARDS, details, opened, pay } from './buying.ts'
import { call } from './caller.ts'
import { shop, stockGoods } from './goods.ts'
import { signedIn } from './staff.ts'

let owner: Readonly<Record<string, string>>
let chalk: VariantId

/** Goods on the shelf, and somebody who reads what is said of them. */
export const openForReviews = async () => {
  const goods = await stockGoods()
  owner = await signedIn('owner')
  chalk = goods.chalk
  return { goods, owner }
}

export type Order = { readonly id: string; readonly bearer: string }

export const buy = async (email: string, variant = chalk): Promise<Order> => {
  const cart = await opened([{ variantId: variant, units: 1 }])
  const path = `/api/checkouts/${cart.id}/details`
  const { json } = await call('PUT', path, { bearer: cart.bearer, body: { ...details, email } })
  const paid = await pay({ ...cart, expectedTotal: json.totals.total }, CARDS.approves)
  return { id: paid.json.order.id, bearer: cart.bearer }
}
export const send = (order: Order) =>
  call('POST', `/api/admin/orders/${order.id}/shipments`, { headers: owner, body: { carrier: 'DHL', tracking: '1' } })
export const had = async (email: string, variant = chalk): Promise<Order> => {
  const order = await buy(email, variant)
  expect((await send(order)).status).toBe(200)
  return order
}

export const said = {
  stars: 4,
  title: 'Holds nine lemons',
  body: 'Heavier than it looks: with fruit in it you want both hands.',
  name: 'Jonas, Leipzig',
}
export const write = ({ id, bearer }: Order, body: object = said, handle = 'delos-mug') =>
  call('PUT', `/api/orders/${id}/reviews/${handle}`, { bearer, body })
export const decide = (review: { id: string; version?: number }, how: string, body: object = {}) =>
  call('POST', `/api/admin/reviews/${review.id}/${how}`, {
    headers: owner,
    body: { version: review.version ?? 1, ...body },
  })
export const queue = async (name = 'waiting') =>
  (await call('GET', `/api/admin/reviews?queue=${name}`, { headers: owner })).json
export const listed = async (query = '') => (await call('GET', `/api/products/delos-mug/reviews${query}`)).json
export const rated = async () => (await productByHandle(shop.PRODUCTS_DB, 'delos-mug'))?.reviewed ?? null
export const row = (id: string) => shop.PRODUCTS_DB.prepare('SELECT * FROM reviews WHERE id = ?1').bind(id).first()

export const press = (browser: Browser, id: string, what = 'helpful', fields: Record<string, string> = {}) =>
  browser.post(`/reviews/${id}/${what}`, fields)

/** A photograph, as small as one can be. */
export const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
)
