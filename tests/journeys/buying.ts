/** The steps of buying as a program takes them, for journeys that are about something else. */
import { expect } from 'vitest'
import { call, type Answer } from './caller.ts'
import { shop } from './goods.ts'

export const CARDS = {
  approves: '4242424242424242',
  declines: '4000000000000002',
  challenges: '4000000000003220',
  timesOut: '4000000000000119',
} as const

const address = { name: 'Maya Lindqvist', street: 'Storgatan 1', postcode: '111 22', city: 'Stockholm', country: 'SE' }
export const details = { email: 'maya@lindqvist.example', address, delivery: 'express' }

export type LineItem = { readonly variantId: string; readonly units: number }
export type Opened = { readonly id: string; readonly bearer: string }
export type Ready = Opened & { readonly expectedTotal: { readonly amount: number; readonly currency: string } }

export const opened = async (lineItems: readonly LineItem[], currency?: string): Promise<Opened> => {
  const { json } = await call('POST', '/api/carts', { body: { lineItems, ...(currency && { currency }) } })
  return { id: json.cart.id, bearer: json.key }
}

export const ready = async (lineItems: readonly LineItem[]): Promise<Ready> => {
  const cart = await opened(lineItems)
  const { json } = await call('PUT', `/api/checkouts/${cart.id}/details`, { bearer: cart.bearer, body: details })
  return { ...cart, expectedTotal: json.totals.total }
}

export const pay = (cart: Ready, cardNumber: string, key?: string): Promise<Answer> =>
  call('POST', `/api/checkouts/${cart.id}/complete`, {
    bearer: cart.bearer,
    body: { payment: { cardNumber }, expectedTotal: cart.expectedTotal },
    ...(key && { key }),
  })

/** Waits until the store of transactions has heard of an order, as lists and claims find it. */
export const copied = (order: string): Promise<void> =>
  expect
    .poll(() => shop.TRANSACTIONS_DB.prepare('SELECT id FROM orders WHERE id = ?1').bind(order).first('id'), {
      timeout: 10_000,
    })
    .toBe(order)

/** The checkout of the pages, filled in. */
export const filled: Readonly<Record<string, string>> = {
  email: 'marit@example.org',
  name: 'Marit Solberg',
  street: 'Nygårdsgaten 12',
  postcode: '5015',
  city: 'Bergen',
  country: 'NO',
  delivery: 'post',
  card: CARDS.approves,
  expiry: '08 / 39',
  code: '123',
}
