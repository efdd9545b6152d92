/** What a cart costs with promotions, whatever is in it: parts and sums, and what goes back when an order is undone bit by bit. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { promotionOf, EUR, NOW, WITH_ALL } from '#tests/promotions'
import { cartId, newProductId, newVariantId, type PaymentId } from '../ids.ts'
import { money } from '../money.ts'
import { EVERYTHING, type Effect } from '../promotions/promotion.ts'
import { cancel, refundsOf } from './cancellation.ts'
import { emptyCart, type Cart } from './cart.ts'
import type { Offer } from './offer.ts'
import { afterGoods, paidFor, paidForAll } from './order-line.ts'
import { openParcels, type Order } from './order.ts'
import { placeOrder } from './placing.ts'
import { NOTHING_PROMOTED, type Promoting } from './promoting.ts'
import { isTaxAdded, quote, type Explained } from './quote.ts'

const id = cartId(`cart_${'0'.repeat(24)}`) ?? ('' as never)

const offerOf = (at: number, price: number): Offer => ({
  variantId: newVariantId(new Uint8Array(16).fill(at)),
  productId: newProductId(new Uint8Array(16).fill(at)),
  handle: `good-${at}`,
  title: { en: `Good ${at}` },
  choice: { en: '' },
  sku: '',
  picture: null,
  prices: [money(price, EUR)],
  taxable: at % 3 !== 0,
  tracked: true,
  oversell: false,
  requiresShipping: at % 4 !== 3,
  availability: 'in-stock',
  sellable: true,
  version: 1,
})

type Filled = { readonly cart: Cart; readonly offers: ReadonlyMap<Offer['variantId'], Offer> }

const filled: fc.Arbitrary<Filled> = fc
  .array(fc.record({ price: fc.integer({ min: 0, max: 9_999 }), units: fc.integer({ min: 1, max: 5 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) => {
    const offers = all.map(({ price }, at) => offerOf(at + 1, price))
    const lines = offers.map(({ variantId }, at) => ({
      variantId,
      units: all[at]?.units ?? 1,
      seen: money(all[at]?.price ?? 0, EUR),
    }))
    const cart: Cart = {
      ...emptyCart({ id, key: '' as never, currency: EUR, language: 'en' }, 1),
      lines,
      email: 'maya@example.com',
      address: { country: 'NL' } as NonNullable<Cart['address']>,
      delivery: 'post',
    }
    return { cart, offers: new Map(offers.map((one) => [one.variantId, one])) }
  })

const rate = fc.integer({ min: 1, max: 10_000 })
const effect: fc.Arbitrary<Effect> = fc.oneof(
  rate.map((of): Effect => ({ type: 'order', value: { type: 'percent', rate: of } })),
  fc
    .integer({ min: 1, max: 20_000 })
    .map((amount): Effect => ({ type: 'order', value: { type: 'amount', amounts: [money(amount, EUR)] } })),
  rate.map((of): Effect => ({
    type: 'goods',
    set: EVERYTHING,
    value: { type: 'percent', rate: of },
    across: false,
    unitsMax: 2,
  })),
  fc.constant<Effect>({
    type: 'buy-get',
    buy: { set: EVERYTHING, units: 2 },
    get: { set: EVERYTHING, units: 1, value: { type: 'percent', rate: 10_000 } },
    times: null,
  }),
  rate.map((of): Effect => ({ type: 'delivery', value: { type: 'percent', rate: of }, methods: null, upTo: null })),
)

const promoting: fc.Arbitrary<Promoting> = fc.array(effect, { maxLength: 4 }).map((all) => ({
  ...NOTHING_PROMOTED,
  candidates: all.map((of, at) => ({ promotion: promotionOf(`p${at}`, of, { combines: WITH_ALL }) })),
}))

const rules = { ...documents, version: 1 }
/** Prices without the tax, which is added. */
const added = {
  ...rules,
  markets: {
    ...rules.markets,
    markets: rules.markets.markets.map((market) => ({ ...market, pricesIncludeTax: false })),
  },
}

const quoted = ({ cart, offers }: Filled, by: Promoting, on = rules): Explained => {
  const answer = quote(cart, { offers, rules: on, promoting: by, now: NOW })
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

const total = (lines: Explained['lines'], of: (line: Explained['lines'][number]) => number) =>
  lines.reduce((sum, line) => sum + of(line), 0)

test('lines, discounts and sums say the same, and nothing is below nothing', () => {
  fc.assert(
    fc.property(filled, promoting, fc.boolean(), (cart, by, isAdded) => {
      const { lines, totals, promotions = [] } = quoted(cart, by, isAdded ? added : rules)
      const { subtotal, itemsDiscount, discount, fulfillment, tax } = totals
      expect(subtotal.amount).toBe(total(lines, (line) => line.total.amount))
      expect(subtotal.amount - itemsDiscount.amount).toBe(total(lines, (line) => afterGoods(line).amount))
      expect(subtotal.amount - itemsDiscount.amount - discount.amount).toBe(paidForAll(lines, EUR).amount)
      const ofGoods = promotions
        .filter((one) => one.class !== 'delivery')
        .reduce((sum, one) => sum + one.amount.amount, 0)
      expect(ofGoods).toBe(itemsDiscount.amount + discount.amount)
      const taxOnTop = isTaxAdded(totals) ? tax.amount : 0
      expect(totals.total.amount).toBe(paidForAll(lines, EUR).amount + fulfillment.amount + taxOnTop)
      for (const amount of [...lines.map((line) => paidFor(line).amount), fulfillment.amount, tax.amount])
        expect(amount).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('asked again it is the same, and the order of lines says nothing', () => {
  fc.assert(
    fc.property(filled, promoting, (cart, by) => {
      const one = quoted(cart, by)
      expect(quoted(cart, by)).toEqual(one)
      const turned = { ...cart, cart: { ...cart.cart, lines: cart.cart.lines.toReversed() } }
      expect(quoted(turned, by).totals).toEqual(one.totals)
    }),
  )
})

const placed = (cart: Filled, by: Promoting, on = rules): Order =>
  placeOrder(cart.cart, quoted(cart, by, on), { paymentId: 'pay_1' as PaymentId, holdId: 'pay_1' as PaymentId }, NOW)

test('whatever the order of cancellations, what goes back is what was paid: to the cent, and never more', () => {
  fc.assert(
    fc.property(
      filled,
      promoting,
      fc.boolean(),
      fc.array(fc.nat(), { maxLength: 40 }),
      (cart, by, isAdded, choices) => {
        let order = placed(cart, by, isAdded ? added : rules)
        for (const [step, choice] of choices.entries()) {
          const open = openParcels(order)
          const parcel = open[choice % Math.max(1, open.length)]
          if (!parcel) break
          const parcels = [{ ...parcel, units: 1 + (choice % parcel.units) }]
          const next = cancel(order, { id: `c${step}`, reason: 'customer', parcels }, NOW)
          if (!next.ok) throw new Error(next.refusal.code)
          order = next.value
          expect(refundsOf(order).amount).toBeLessThanOrEqual(order.totals.total.amount)
          for (const { refund } of order.cancellations ?? []) expect(refund.amount).toBeGreaterThanOrEqual(0)
        }
        if (openParcels(order).length > 0) {
          const rest = cancel(order, { id: 'rest', reason: 'customer', parcels: null }, NOW)
          if (!rest.ok) throw new Error(rest.refusal.code)
          order = rest.value
        }
        expect(refundsOf(order)).toEqual(order.totals.total)
      },
    ),
  )
})
