/** A cart says what is in the way of buying it, and what has changed since it was seen. */
import { expect, test } from 'vitest'
import type { CartId, VariantId } from '../ids.ts'
import { currency, money } from '../money.ts'
import { emptyCart, type Attempt, type Cart } from './cart.ts'
import type { Offer } from './offer.ts'
import { placeIn } from '../logistics/zones.ts'
import { outlookOf } from './outlook.ts'
import { NOTHING_PROMOTED } from './promoting.ts'
import { documents } from '#demo/settings'
import { linesToCount, review, totalsFor, type Pricing } from './review.ts'

const EUR = currency('EUR')
const NOW = 1_700_000_000_000
const mug = 'var_mug' as VariantId
const jug = 'var_jug' as VariantId

const offer = (variantId: VariantId, amount: number, change: Partial<Offer> = {}): Offer =>
  ({
    variantId,
    prices: [money(amount, EUR)],
    taxable: true,
    tracked: true,
    oversell: false,
    availability: 'in-stock',
    sellable: true,
    version: 1,
    title: { en: 'A thing' },
    choice: { en: '' },
    ...change,
  }) as Offer

const address = { name: 'Maya', street: '1', extra: '', postcode: '1', city: 'S', region: '', country: 'DE', phone: '' }
const cart = (change: Partial<Cart> = {}): Cart => ({
  ...emptyCart({ id: 'cart_1' as CartId, key: '' as never, currency: EUR, language: 'en' }, NOW),
  lines: [
    { variantId: mug, units: 2, seen: money(2800, EUR) },
    { variantId: jug, units: 1, seen: money(4900, EUR) },
  ],
  email: 'maya@lindqvist.example',
  address,
  delivery: 'express',
  ...change,
})
const offers = (...known: Offer[]) => new Map(known.map((one) => [one.variantId, one]))
const NOTHING_COUNTED: Pricing['available'] = new Map()
const seen = (asked: Cart, ...known: Offer[]) => counted(asked, NOTHING_COUNTED, ...known)
const counted = (asked: Cart, available: Pricing['available'], ...known: Offer[]) =>
  review(asked, {
    offers: offers(...known),
    rules: { ...documents, version: 1 },
    promoting: NOTHING_PROMOTED,
    available,
    now: NOW,
  })

test('a cart with nothing in the way is ready', () => {
  const { status, totals, messages } = seen(cart(), offer(mug, 2800), offer(jug, 4900))
  expect({ status, messages, total: totals?.total }).toEqual({
    status: 'ready_for_complete',
    messages: [],
    total: money(2 * 2800 + 4900 + 1400, EUR),
  })
})

test('whoever seems to be where nothing is sent sees what it costs, and that no way leads there', () => {
  const open = cart({ address: null, delivery: null })
  const shown = (near: string | null) => outlookOf(seen(open, offer(mug, 2800), offer(jug, 4900)), near)
  expect(shown('DE')).toMatchObject({ delivery: 'least', country: 'DE' })
  const total = money(2 * 2800 + 4900, EUR)
  for (const near of ['JP', 'AQ']) expect(shown(near)).toMatchObject({ delivery: 'none', totals: { total } })
})

test('a line item that cannot be sold stays in sight and counts nothing', () => {
  for (const gone of [[], [offer(jug, 4900, { sellable: false })], [offer(jug, 4900, { prices: [] })]]) {
    const { status, lines, totals, messages } = seen(cart(), offer(mug, 2800), ...gone)
    expect(status).toBe('incomplete')
    expect(lines.map(({ sold }) => sold?.total.amount)).toEqual([5600, undefined])
    expect(totals?.subtotal).toEqual(money(5600, EUR))
    expect(messages).toEqual([{ type: 'error', code: 'item_unavailable', variantId: jug }])
  }
})

test('a currency that the shop has given up is in the way', () => {
  const markets = { ...documents.markets, currencies: [currency('USD')] }
  const pricing = {
    offers: offers(offer(mug, 2800), offer(jug, 4900)),
    rules: { ...documents, markets, version: 2 },
    promoting: NOTHING_PROMOTED,
    available: new Map(),
    now: NOW,
  }
  const reviewed = review(cart(), pricing)
  expect(reviewed).toMatchObject({ status: 'incomplete', ready: false, totals: null })
  expect(reviewed.messages).toEqual([{ type: 'error', code: 'currency_unsold', currency: EUR }])
  expect(totalsFor(reviewed, { place: placeIn('DE'), delivery: 'express' })).toBeUndefined()
})

test('a sold-out line item is in the way', () => {
  const { status, ready, messages } = seen(cart(), offer(mug, 2800), offer(jug, 4900, { availability: 'sold-out' }))
  expect([status, ready]).toEqual(['incomplete', false])
  expect(messages).toEqual([{ type: 'error', code: 'out_of_stock', variantId: jug }])
})

test('what is sold out is in the way of everybody but of the cart that holds it', () => {
  const soldOut = [offer(mug, 2800), offer(jug, 4900, { availability: 'sold-out' })] as const
  for (const state of ['started', 'challenged', 'uncertain'] as const) {
    const { ready, lines, messages } = seen(cart({ payment: { state } as Attempt }), ...soldOut)
    expect([ready, lines[1]?.availability, messages]).toEqual([true, 'low', []])
  }
  const declined = cart({ payment: { state: 'failed', reason: 'card-declined' } as Attempt })
  expect(linesToCount(declined, offers(...soldOut))).toMatchObject([{ variantId: jug }])
  expect(counted(declined, new Map([[jug, 1]]), ...soldOut)).toMatchObject({
    ready: true,
    lines: [{}, { obstacle: undefined }],
  })
  expect(counted(declined, new Map([[jug, 0]]), ...soldOut)).toMatchObject({ ready: false })
})

test('a cart with more than there is says how many there are, and costs that', () => {
  const many = cart({ lines: [{ variantId: mug, units: 99, seen: money(2800, EUR) }] })
  const few = offer(mug, 2800, { availability: 'low' })
  expect(linesToCount(many, offers(few))).toMatchObject([{ variantId: mug, units: 99 }])
  const { ready, status, totals, messages } = counted(many, new Map([[mug, 5]]), few)
  expect([ready, status, totals?.subtotal]).toEqual([false, 'incomplete', money(5 * 2800, EUR)])
  expect(messages).toEqual([{ type: 'error', code: 'insufficient_stock', variantId: mug, available: 5 }])
})

test('the shelf is not asked about what the word answers', () => {
  const one = (units: number, change: Partial<Offer>) =>
    linesToCount(cart({ lines: [{ variantId: mug, units, seen: money(1, EUR) }] }), offers(offer(mug, 1, change))).map(
      ({ variantId }) => variantId,
    )
  expect(one(5, {})).toEqual([])
  expect(one(1, { availability: 'low' })).toEqual([])
  expect(one(99, { tracked: false })).toEqual([])
  expect(one(99, { oversell: true, availability: 'sold-out' })).toEqual([])
  expect(one(6, {})).toEqual([mug])
  // It may have come in a moment ago.
  expect(one(1, { availability: 'sold-out' })).toEqual([mug])
})

test('a changed price is told and is not in the way', () => {
  const { status, messages } = seen(cart(), offer(mug, 2700), offer(jug, 4900))
  expect(status).toBe('ready_for_complete')
  expect(messages).toEqual([
    { type: 'warning', code: 'price_changed', variantId: mug, before: money(2800, EUR), now: money(2700, EUR) },
  ])
})

test('what the checkout still needs is named one by one', () => {
  expect(seen(cart({ email: '' }), offer(mug, 2800), offer(jug, 4900))).toMatchObject({
    status: 'incomplete',
    ready: true,
  })
  const { messages, ready } = seen(cart({ lines: [], email: '', address: null, delivery: null }))
  expect(messages.map((message) => 'field' in message && message.field)).toEqual([
    'lineItems',
    'email',
    'address',
    'delivery',
  ])
  expect(ready).toBe(false)
})

test('a failed payment is told, and may be tried again', () => {
  const payment = { state: 'failed', reason: 'card-declined' } as Attempt
  const { status, messages } = seen(cart({ payment }), offer(mug, 2800), offer(jug, 4900))
  expect(status).toBe('ready_for_complete')
  expect(messages).toEqual([{ type: 'warning', code: 'payment_failed', reason: 'card-declined' }])
})

test('an ordered cart has nothing more to say', () => {
  expect(seen(cart({ orderId: 'ord_1' as never }))).toMatchObject({ status: 'completed', messages: [] })
})

test('what it would cost elsewhere, or in another way, counts what can be sold', () => {
  const reviewed = seen(cart(), offer(mug, 2800), offer(jug, 4900, { sellable: false }))
  expect(totalsFor(reviewed, { place: placeIn('DE'), delivery: null })?.total).toEqual(money(5600, EUR))
  expect(totalsFor(reviewed, { place: placeIn('DE'), delivery: 'express' })?.total).toEqual(money(5600 + 1400, EUR))
  expect(totalsFor(reviewed, { place: placeIn('DE'), delivery: 'none-such' })).toBeUndefined()
})
