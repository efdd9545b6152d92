/** What gift cards pay, what is left to pay, and what goes back where: in whatever parts an order is undone. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { cartId, newProductId, newVariantId, type CartId, type PaymentId } from '../ids.ts'
import { currency, money } from '../money.ts'
import { moneyKey, newStoredValueId } from '../stored-value/stored-value.ts'
import { dueOf, receive, receivedOf } from './balance.ts'
import { cancel, refundsOf } from './cancellation.ts'
import { refundBeside } from './sources.ts'
import { emptyCart, takeIn, type Cart } from './cart.ts'
import type { Offer } from './offer.ts'
import { openParcels, type Order } from './order.ts'
import { placeOrder } from './placing.ts'
import type { PaymentTerms } from './payment-terms.ts'
import { NOTHING_PROMOTED } from './promoting.ts'
import { quote, type Quote } from './quote.ts'
import { bookedOrderOf } from './reconciliation.ts'
import {
  keptOfStored,
  leftToPay,
  moneyToHold,
  payWith,
  returnedTo,
  spendable,
  sumOf,
  type CartStoredValue,
} from './stored-payments.ts'

const NOW = Date.UTC(2026, 10, 30)
const EUR = currency('EUR')
const eur = (amount: number) => money(amount, EUR)
const valueOf = (at: number, rest: Partial<CartStoredValue> = {}): CartStoredValue => ({
  id: newStoredValueId(new Uint8Array(16).fill(at)),
  kind: 'gift-card',
  currency: EUR,
  ending: `000${at}`,
  expiresAt: null,
  balance: 2000,
  ...rest,
})

test('they pay one after the other as they were given, each as much as is on it, and never more than there is to pay', () => {
  const storedValues = [valueOf(1), valueOf(2, { balance: 500 }), valueOf(3)]
  const paid = (most: number) =>
    payWith({ storedValues }, { total: most, most }, { currency: EUR, now: NOW }).map(({ amount }) => amount.amount)
  expect(paid(3000)).toEqual([2000, 500, 500])
  expect(paid(1000)).toEqual([1000])
  expect(paid(9000)).toEqual([2000, 500, 2000])
  expect(paid(0)).toEqual([])
})

test('what has expired, is empty, or is of another currency pays nothing, and says why', () => {
  const at = (one: CartStoredValue) => spendable(one, { currency: EUR, now: NOW }).code
  expect(at(valueOf(1, { expiresAt: NOW }))).toBe('expired')
  expect(at(valueOf(1, { expiresAt: NOW + 1 }))).toBe('spendable')
  expect(at(valueOf(1, { balance: 0 }))).toBe('empty')
  expect(at(valueOf(1, { currency: currency('NOK') }))).toBe('other-currency')
})

test('what a shard says is on it counts, and not what was on it when it was given', () => {
  const one = valueOf(1)
  const balances = new Map([[moneyKey(one.id), 300]])
  expect(
    payWith({ storedValues: [one] }, { total: 1000, most: 1000 }, { currency: EUR, now: NOW, balances }),
  ).toMatchObject([{ amount: eur(300) }])
})

const offerOf = (at: number, price: number, rest: Partial<Offer> = {}): Offer => ({
  variantId: newVariantId(new Uint8Array(16).fill(at)),
  productId: newProductId(new Uint8Array(16).fill(at)),
  handle: `good-${at}`,
  title: { en: `Good ${at}` },
  choice: { en: '' },
  sku: '',
  picture: null,
  prices: [eur(price)],
  taxable: true,
  tracked: true,
  oversell: false,
  requiresShipping: true,
  availability: 'in-stock',
  sellable: true,
  version: 1,
  ...rest,
})

const id = cartId(`cart_${'0'.repeat(24)}`) as CartId
const cartWith = (offers: readonly Offer[], storedValues: readonly CartStoredValue[], units = 1): Cart => ({
  ...emptyCart({ id, key: '' as never, currency: EUR, language: 'en' }, 1),
  lines: offers.map(({ variantId }) => ({ variantId, units, seen: eur(0) })),
  storedValues,
  email: 'maya@example.com',
  address: { country: 'NL' } as NonNullable<Cart['address']>,
  delivery: 'post',
})
const quoted = (cart: Cart, offers: readonly Offer[]): Quote => {
  const by = { rules: { ...documents, version: 1 }, promoting: NOTHING_PROMOTED, now: NOW }
  const answer = quote(cart, { ...by, offers: new Map(offers.map((one) => [one.variantId, one])) })
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

test('a quote says what each pays of goods, delivery and tax, and what is held of it', () => {
  const mug = offerOf(1, 2800)
  const card = valueOf(1)
  const paid = quoted(cartWith([mug], [card]), [mug])
  expect(paid.totals.total.amount).toBe(3290)
  expect(leftToPay(paid)).toEqual(eur(1290))
  expect(paid.payments?.[0]?.storedValue).not.toHaveProperty('balance')
  expect(moneyToHold(paid)).toEqual([{ item: moneyKey(card.id), units: 2000, oversell: false }])
  const none = quoted(cartWith([mug], []), [mug])
  expect(none).not.toHaveProperty('payments')
  expect(leftToPay(none)).toEqual(none.totals.total)
})

test('a gift card buys everything but a gift card', () => {
  const [mug, voucher] = [
    offerOf(1, 2800),
    offerOf(2, 5000, { isGiftCard: true, taxable: false, requiresShipping: false }),
  ]
  const rich = valueOf(1, { balance: 100_000 })
  const both = quoted(cartWith([mug, voucher], [rich]), [mug, voucher])
  expect(leftToPay(both)).toEqual(eur(5000))
  expect(quoted(cartWith([voucher], [rich]), [voucher])).not.toHaveProperty('payments')
})

test('what is in two carts is in one of them once when one goes into the other', () => {
  const [mine, both, theirs] = [valueOf(1), valueOf(2), valueOf(3)]
  const taken = takeIn(cartWith([], [mine, both]), cartWith([], [both, theirs]), NOW)
  expect(taken.ok && taken.value.storedValues?.map((one) => one.id)).toEqual([mine.id, both.id, theirs.id])
})

test('what goes back goes first to the other money, and to cards behind that, the last of them first', () => {
  const payments = [valueOf(1), valueOf(2)].map((storedValue) => ({ storedValue, amount: eur(1000) }))
  const back = (before: number, refund: number) =>
    returnedTo(payments, { beside: 500, before, refund }).map((one) => [one.storedValue.ending, one.amount.amount])
  expect(back(0, 500)).toEqual([])
  expect(back(0, 700)).toEqual([['0002', 200]])
  expect(back(700, 1000)).toEqual([
    ['0001', 200],
    ['0002', 800],
  ])
  expect(back(0, 2500)).toEqual([
    ['0001', 1000],
    ['0002', 1000],
  ])
})

const terms: PaymentTerms = {
  method: 'transfer',
  kind: 'bank-transfer',
  name: { en: 'Bank transfer' },
  instructions: {},
  dueAt: null,
}

const bought = fc.record({
  prices: fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 4 }),
  units: fc.integer({ min: 1, max: 4 }),
  balances: fc.array(fc.integer({ min: 1, max: 30_000 }), { maxLength: 3 }),
})

const placed = (
  { prices, units, balances }: { prices: number[]; units: number; balances: number[] },
  later: boolean,
) => {
  const offers = prices.map((price, at) => offerOf(at + 1, price))
  const cart = cartWith(
    offers,
    balances.map((balance, at) => valueOf(at + 1, { balance })),
    units,
  )
  const payment = 'pay_1' as PaymentId
  const agreed = quoted(cart, offers)
  const left = leftToPay(agreed).amount
  return placeOrder(cart, agreed, { paymentId: payment, holdId: payment, ...(later && left > 0 && { terms }) }, NOW)
}

/** What each source got back, and what it had paid. */
const check = (order: Order): void => {
  const cancellations = order.cancellations ?? []
  const { payments = [] } = order
  for (const one of cancellations) {
    expect(refundBeside(one).amount).toBeGreaterThanOrEqual(0)
    for (const { amount } of one.returned ?? []) expect(amount.amount).toBeGreaterThan(0)
  }
  for (const { units } of keptOfStored(order)) expect(units).toBeGreaterThanOrEqual(0)
  const beside = cancellations.reduce((sum, one) => sum + refundBeside(one).amount, 0)
  expect(beside).toBeLessThanOrEqual(receivedOf(order).amount - sumOf(payments))
  // Nothing goes back to a card while other money could.
  if (cancellations.some(({ returned = [] }) => returned.length > 0))
    expect(beside).toBe(receivedOf(order).amount - sumOf(payments))
}

test('refunds of everything return exactly what was paid to where it came from, whatever their order', () => {
  fc.assert(
    fc.property(
      bought,
      fc.boolean(),
      fc.array(fc.nat(), { maxLength: 30 }),
      fc.array(fc.nat(20_000), { maxLength: 3 }),
      (what, later, choices, comes) => {
        let order = placed(what, later)
        for (const [step, choice] of choices.entries()) {
          const amount = comes[step]
          const came = amount && order.terms ? receive(order, { id: `r${step}`, amount, note: '' }, NOW) : undefined
          if (came?.ok) order = came.value
          const open = openParcels(order)
          const parcel = open[choice % Math.max(1, open.length)]
          if (!parcel) break
          const parcels = [{ ...parcel, units: 1 + (choice % parcel.units) }]
          const next = cancel(order, { id: `c${step}`, reason: 'customer', parcels }, NOW)
          if (!next.ok) throw new Error(next.refusal.code)
          order = next.value
          check(order)
        }
        if (openParcels(order).length > 0) {
          const rest = cancel(order, { id: 'rest', reason: 'customer', parcels: null }, NOW)
          if (!rest.ok) throw new Error(rest.refusal.code)
          order = rest.value
        }
        check(order)
        expect(dueOf(order).amount).toBe(0)
        expect(refundsOf(order)).toEqual(receivedOf(order))
        expect(keptOfStored(order).every(({ units }) => units === 0)).toBe(true)
        const all = (order.cancellations ?? []).flatMap(({ returned = [] }) => returned)
        for (const { storedValue, amount } of order.payments ?? [])
          expect(sumOf(all.filter((one) => one.storedValue.id === storedValue.id))).toBe(amount.amount)
      },
    ),
  )
})

test('the books of a provider are held beside what it was paid, and gave back', () => {
  const order = placed({ prices: [5000], units: 2, balances: [3000] }, false)
  const { value } = cancel(order, { id: 'all', reason: 'customer', parcels: null }, NOW) as { value: Order }
  const left = leftToPay(order)
  expect(bookedOrderOf(order)).toMatchObject({ total: left, refunded: 0, refunding: 0 })
  expect(bookedOrderOf(value)).toMatchObject({ total: left, refunding: left.amount })
})
