/** What goes back for units, for delivery, and alone: by one rule with what is cancelled, never a cent more than was paid. */
import { expect, test } from 'vitest'
import { newVariantId, type CartId, type PaymentId } from '../ids.ts'
import { currency, money } from '../money.ts'
import type { StoredPayment } from './stored-payments.ts'
import { receive } from './balance.ts'
import { cancel, refunded, refundsOf } from './cancellation.ts'
import { emptyCart } from './cart.ts'
import { moneyBackOf, sumBack, worthOf } from './money-back.ts'
import { openParcels, ship, type Order, type Parcel } from './order.ts'
import { placeOrder } from './placing.ts'
import type { Quote } from './quote.ts'
import { refund, refundableUnits, type Refunding } from './refund.ts'
import { deliveryLeft, worthLeft } from './worth.ts'

const EUR = currency('EUR')
const mug = newVariantId(new Uint8Array(16))
const hat = newVariantId(new Uint8Array(16).fill(1))
const paymentId = `pay_${'0'.repeat(24)}_1` as PaymentId
const cart = {
  ...emptyCart({ id: `cart_${'0'.repeat(24)}` as CartId, key: '' as never, currency: EUR, language: 'en' }, 1),
  email: 'a@example.com',
  address: { country: 'NL' } as never,
  delivery: 'post',
}
type Sums = {
  readonly fulfillment?: number
  readonly discount?: number
  readonly card?: number
  readonly later?: boolean
}

/** Three mugs and two hats. @property card what a gift card has paid of it */
const placed = (mugs: number, hats: number, sums: Sums = {}) => {
  const { fulfillment = 0, discount = 0, card = 0, later = false } = sums
  const line = (variantId: typeof mug, units: number, price: number) => ({
    variantId,
    units,
    price: money(price, EUR),
    total: money(price * units, EUR),
  })
  const subtotal = 3 * mugs + 2 * hats
  const total = subtotal - discount + fulfillment
  const amounts = { subtotal, itemsDiscount: 0, discount, fulfillment, tax: 0, total }
  const totals = Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, money(amount, EUR)]))
  const payments: StoredPayment[] = card > 0 ? [{ storedValue: { id: 'sv_1' } as never, amount: money(card, EUR) }] : []
  const quote = { lines: [line(mug, 3, mugs), line(hat, 2, hats)], totals, ...(card > 0 && { payments }) }
  const terms = later ? ({ method: 'bank' } as never) : undefined
  return placeOrder(cart, quote as unknown as Quote, { paymentId, holdId: paymentId, terms }, 5)
}

const done = (answer: { ok: true; value: Order } | { ok: false; refusal: { code: string } }): Order => {
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}
let asked = 0
const sent = (order: Order, ...parcels: Parcel[]): Order =>
  done(ship(order, { id: `s${++asked}`, parcels, carrier: '', tracking: '', shippedAt: 6 }, 6))
const back = (parcels: readonly Parcel[], more: Partial<Refunding> = {}): Refunding => ({
  id: `r${++asked}`,
  cause: 'return',
  parcels,
  ...more,
})
const all = [
  { variantId: mug, units: 3 },
  { variantId: hat, units: 2 },
]

test('units that came back are worth what was paid for them, delivery is not', () => {
  const order = sent(placed(1000, 500, { fulfillment: 490, discount: 400 }), ...all)
  const one = done(refund(order, back([{ variantId: mug, units: 1 }]), 7))
  expect(one.refunds).toMatchObject([{ refund: { amount: 900 }, refundedAt: null, after: 0 }])
  expect(one).toMatchObject({ payment: 'refund-due', status: 'shipped' })
  const given = done(refunded(one, one.refunds?.[0]?.id, 8))
  expect([given.payment, given.refunds?.[0]?.refundedAt]).toEqual(['part-refunded', 8])
  const rest = done(
    refund(
      given,
      back([
        { variantId: mug, units: 2 },
        { variantId: hat, units: 2 },
      ]),
      9,
    ),
  )
  expect(refundsOf(rest).amount).toBe(3600)
  expect(deliveryLeft(rest)).toBe(490)
})

test('delivery goes back once, and with all units everything has gone back', () => {
  const order = sent(placed(1000, 500, { fulfillment: 490 }), ...all)
  const whole = done(refund(order, back(all, { delivery: 490 }), 7))
  expect(refundsOf(whole)).toEqual(order.totals.total)
  expect([deliveryLeft(whole), worthLeft(whole)]).toEqual([0, 0])
  expect(refund(whole, back([], { delivery: 1 }), 8)).toMatchObject({
    ok: false,
    refusal: { code: 'amount-beyond-order', most: { amount: 0 } },
  })
  expect(done(refunded(whole, whole.refunds?.[0]?.id, 8)).payment).toBe('refunded')
})

test('a fee is kept, and is nobody’s afterwards', () => {
  const order = sent(placed(1000, 500), ...all)
  const one = done(refund(order, back([{ variantId: mug, units: 1 }], { keep: 250 }), 7))
  expect(one.refunds).toMatchObject([{ refund: { amount: 750 }, kept: { amount: 250 } }])
  expect(worthLeft(one)).toBe(3000)
  const small = done(refund(order, back([{ variantId: mug, units: 1 }], { keep: 5000 }), 7))
  expect(small.refunds).toMatchObject([{ refund: { amount: 0 }, kept: { amount: 1000 }, refundedAt: 7 }])
})

test('as credit nothing goes back to where it came from, and the bonus is nothing that was paid', () => {
  const order = sent(placed(1000, 500), ...all)
  const one = done(refund(order, back([{ variantId: mug, units: 2 }], { credit: { bonus: 200 } }), 7))
  expect(one.refunds).toMatchObject([
    { refund: { amount: 0 }, credited: { amount: { amount: 2000 }, bonus: { amount: 200 } }, refundedAt: null },
  ])
  expect([refundsOf(one).amount, worthLeft(one), one.payment]).toEqual([0, 2000, 'refund-due'])
})

test('the provider gives back before the gift card does, also across what was cancelled', () => {
  const bare = sent(placed(1000, 500, { card: 2500 }), { variantId: mug, units: 3 })
  const cancelled = done(cancel(bare, { id: 'c', reason: 'customer', parcels: null }, 7))
  const returned = done(refund(cancelled, back([{ variantId: mug, units: 3 }]), 8))
  expect(returned.cancellations?.[0]?.returned).toBeUndefined()
  expect(returned.refunds).toMatchObject([
    { refund: { amount: 3000 }, returned: [{ amount: { amount: 2500 } }], after: 1 },
  ])
  expect(moneyBackOf(returned).map(({ id }) => id)).toEqual(['c', returned.refunds?.[0]?.id])
})

test('what has not been paid is not asked for any more, and nothing goes back for it', () => {
  const order = sent(placed(1000, 500, { later: true }), ...all)
  const one = done(refund(order, back([{ variantId: mug, units: 1 }]), 7))
  expect(one.refunds).toMatchObject([{ refund: { amount: 0 }, waived: { amount: 1000 }, refundedAt: 7 }])
  expect(one.payment).toBe('due')
  const paid = done(receive(one, { id: 'x', note: '', amount: null }, 8))
  expect([paid.received?.[0]?.amount.amount, paid.payment]).toEqual([3000, 'paid'])
})

test.each([
  [[], {}, 'nothing-to-refund'],
  [[{ variantId: mug, units: 4 }], {}, 'units-beyond-sent'],
  [
    [
      { variantId: mug, units: 2 },
      { variantId: mug, units: 2 },
    ],
    {},
    'units-beyond-sent',
  ],
  [[{ variantId: mug, units: 0 }], {}, 'units-beyond-sent'],
  [[{ variantId: mug, units: 1.5 }], {}, 'units-beyond-sent'],
  [[{ variantId: hat, units: 1 }], {}, 'units-beyond-sent'],
  [[{ variantId: newVariantId(new Uint8Array(16).fill(9)), units: 1 }], {}, 'line-item-unknown'],
  [[], { delivery: 491 }, 'amount-beyond-order'],
  [[], { amount: 4491 }, 'amount-beyond-order'],
  [[], { amount: -1 }, 'amount-beyond-order'],
  [[{ variantId: mug, units: 3 }], { amount: 1491 }, 'amount-beyond-order'],
  [[{ variantId: mug, units: 1 }], { keep: 0.5 }, 'amount-beyond-order'],
  [[{ variantId: mug, units: 1 }], { credit: { bonus: -1 } }, 'amount-beyond-order'],
] as const)('%j with %j is refused as %s, and changes nothing', (parcels, more, code) => {
  const order = sent(placed(1000, 500, { fulfillment: 490 }), { variantId: mug, units: 3 })
  expect(refund(order, back(parcels, more), 7)).toMatchObject({ ok: false, refusal: { code } })
})

test('asked twice it goes back once', () => {
  const order = sent(placed(1000, 500), ...all)
  const ask = back([{ variantId: mug, units: 1 }])
  const once = done(refund(order, ask, 7))
  expect(done(refund(once, ask, 8))).toBe(once)
})

/** A small generator: the same numbers for the same seed. */
const numbers = (seed: number) => {
  let state = seed
  return (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * (most + 1))
  }
}

test('whatever is sent, cancelled and given back in whatever parts, all of it is never more than was paid', () => {
  for (let seed = 1; seed <= 600; seed++) {
    const next = numbers(seed)
    const sums = { fulfillment: next(700), discount: next(300), card: next(1500), later: next(3) === 0 }
    let order = placed(500 + next(997), 250 + next(333), sums)
    const payable = order.totals.total.amount
    for (let step = 0; step < 14; step++) {
      const [variantId, units] = [next(1) === 0 ? mug : hat, 1 + next(2)]
      const parcels = next(3) === 0 ? [] : [{ variantId, units }]
      const more = {
        ...(next(2) === 0 && { delivery: next(700) }),
        ...(next(3) === 0 && { amount: next(900) }),
        ...(next(2) === 0 && { keep: next(300) }),
        ...(next(3) === 0 && { credit: { bonus: next(50) } }),
      }
      const acts = [
        () => ship(order, { id: `s${step}`, parcels, carrier: '', tracking: '', shippedAt: step }, step),
        () => cancel(order, { id: `c${step}`, reason: 'customer' as const, parcels }, step),
        () => refund(order, back(parcels, more), step),
        () => receive(order, { id: `p${step}`, note: '', amount: next(2000) }, step),
      ]
      const answer = acts[next(3)]?.()
      if (answer?.ok) order = answer.value
      const backs = moneyBackOf(order)
      expect(sumBack(backs, worthOf)).toBeLessThanOrEqual(payable)
      expect(backs.every((one) => one.refund.amount >= 0 && worthOf(one) >= 0)).toBe(true)
      for (const one of [mug, hat]) expect(refundableUnits(order, one, 'return')).toBeGreaterThanOrEqual(0)
      const toCard = backs.flatMap(({ returned = [] }) => returned).reduce((sum, { amount }) => sum + amount.amount, 0)
      expect(toCard).toBeLessThanOrEqual(sums.card)
    }
    const open = openParcels(order)
    if (open.length > 0 && order.status !== 'cancelled')
      order = done(ship(order, { id: 'z', parcels: open, carrier: '', tracking: '', shippedAt: 20 }, 20))
    const left = all.flatMap(({ variantId }) => {
      const units = refundableUnits(order, variantId, 'return')
      return units > 0 ? [{ variantId, units }] : []
    })
    const [delivery, rest] = [deliveryLeft(order), worthLeft(order)]
    if (left.length > 0) order = done(refund(order, back(left), 21))
    const alone = worthLeft(order)
    if (alone > 0) order = done(refund(order, back([], { amount: alone }), 22))
    expect([worthLeft(order), sumBack(moneyBackOf(order), worthOf)]).toEqual([0, payable])
    expect(delivery).toBeLessThanOrEqual(rest)
  }
})
