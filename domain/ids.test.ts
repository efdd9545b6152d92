/** Ids carry what must be known of them, and text from outside is only an id when it has the form of one. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as ids from './ids.ts'
import { SLOTS, slotInId } from './sharding/slots.ts'

const random = fc.uint8Array({ minLength: 64, maxLength: 64 })
const body = '0'.repeat(24)

test('cart, order and payment of one purchase share their slot and find each other', () => {
  fc.assert(
    fc.property(random, fc.integer({ min: 1, max: 9_999 }), (bytes, attempt) => {
      const cart = ids.newCartId(bytes)
      const order = ids.orderOfCart(cart)
      const payment = ids.paymentIdOf(order, attempt)
      expect([ids.cartOfOrder(order), ids.orderOfPayment(payment)]).toEqual([cart, order])
      expect([slotInId(order), slotInId(payment)]).toEqual([slotInId(cart), slotInId(cart)])
      expect(slotInId(cart)).toBeLessThan(SLOTS)
      expect([ids.cartId(cart), ids.orderId(order), ids.paymentId(payment)]).toEqual([cart, order, payment])
    }),
  )
})

test('every id that is made is read again', () => {
  fc.assert(
    fc.property(random, (bytes) => {
      const made = [ids.newCartKey(bytes), ids.newProductId(bytes), ids.newVariantId(bytes)]
      expect([ids.cartKey(made[0]), ids.productId(made[1]), ids.variantId(made[2])]).toEqual(made)
    }),
  )
})

test.each([
  [`cart_${body}`, true],
  [`cart_${body}0`, false],
  [`cart_${body.slice(1)}`, false],
  [`ord_${body}`, false],
  [`cart_${body.slice(1)}u`, false],
  [`cart_${body.slice(1)}A`, false],
  [` cart_${body}`, false],
  [`cart_${body}\n`, false],
  [undefined, false],
])('%j is a cart id: %s', (text, is) => {
  expect(ids.cartId(text)).toBe(is ? text : undefined)
})

test.each([
  [`pay_${body}_1`, true],
  [`pay_${body}_9999`, true],
  // What is paid of an order behind a link (domain/orders/order-charge.ts).
  [`pay_${body}_10000`, true],
  [`pay_${body}_100000`, false],
  [`pay_${body}_`, false],
  [`pay_${body}`, false],
])('%j is a payment id: %s', (text, is) => {
  expect(ids.paymentId(text)).toBe(is ? text : undefined)
})

test.each([
  ['main', true],
  ['rotterdam-2', true],
  ['-main', false],
  ['Main', false],
  ['', false],
  ['a'.repeat(63), true],
  ['a'.repeat(64), false],
])('%j is a location: %s', (text, is) => {
  expect(ids.locationId(text)).toBe(is ? text : undefined)
})

test('people say nine characters of an order, its slot with them, and more where those are another order’s', () => {
  const order = `ord_zz7k3m9qxd${'0'.repeat(14)}` as ids.OrderId
  expect([ids.orderName(order), ids.orderName(order, 1)]).toEqual(['ZZ7-K3M-9QX', 'ZZ7-K3M-9QX-D00'])
  const [from, to] = ids.idsNamed(order)
  expect([order >= from && order < to, 'ord_zz7k3m9qy' < to]).toEqual([true, false])
})
