/** What a shopper took and what came as a present, apart: together they are the line. */
import { expect, test } from 'vitest'
import { currency, money, times } from '../money.ts'
import { giftApart } from './gift-part.ts'
import { paidFor, type LineDiscount, type OrderLineItem } from './order-line.ts'

const EUR = currency('EUR')
const price = money(2400, EUR)
const off = (amount: number, units: number): LineDiscount =>
  ({ promotion: 'promo_1', title: { en: 'Off' }, class: 'product', amount: money(amount, EUR), units }) as LineDiscount
const line = (units: number, rest: Partial<OrderLineItem> = {}): OrderLineItem =>
  ({ variantId: 'var_mug', units, price, total: times(price, units), ...rest }) as OrderLineItem

test('nothing came with it, or all of it', () => {
  const bought = line(2, { discounts: [off(100, 2)] })
  expect(giftApart(bought)).toEqual({ own: bought, gift: undefined })
  const given = line(1, { discounts: [off(2400, 1)], gifts: 1 })
  expect(giftApart(given)).toEqual({ own: undefined, gift: given })
})

test('one is bought, and two came with two promotions', () => {
  const discounts = [off(240, 1), off(2400, 1), off(2400, 1)]
  const whole = line(3, { discounts, gifts: 2 })
  const { own, gift } = giftApart(whole)
  expect(own).toEqual(line(1, { discounts: discounts.slice(0, 1) }))
  expect(gift).toEqual(line(2, { discounts: discounts.slice(1), gifts: 2 }))
  if (!own || !gift) throw new Error('a part is missing')
  expect(paidFor(own).amount + paidFor(gift).amount).toBe(paidFor(whole).amount)
  expect(paidFor(gift).amount).toBe(0)
})
