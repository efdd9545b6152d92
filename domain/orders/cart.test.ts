/** Carts: what may be changed, and what a refusal leaves as it was. */
import { expect, test } from 'vitest'
import { cartId, newVariantId, type CartId } from '../ids.ts'
import { currency, money } from '../money.ts'
import {
  changeCart,
  emptyCart,
  LINE_ITEMS_MAX,
  unitsIn,
  UNITS_MAX,
  type Attempt,
  type Cart,
  type CartChange,
} from './cart.ts'
import { checkoutStatus, missingOf } from './missing.ts'

const EUR = currency('EUR')
const variant = (number: number) => newVariantId(new Uint8Array(16).fill(number, 1).fill(number >> 5, 0, 1))
const mug = variant(0)
const hat = variant(1)
const id = cartId(`cart_${'0'.repeat(24)}`) as CartId
const empty = emptyCart({ id, key: '' as never, currency: EUR, language: 'en' }, 1)
const lineItem = (variantId = mug, units = 1, amount = 500) => ({ variantId, units, seen: money(amount, EUR) })
const adding = (...lines: ReturnType<typeof lineItem>[]): CartChange => ({ type: 'add', lines })
const setting = (units: number, variantId = mug): CartChange => ({ type: 'set', variantId, units, lastSeenPrice: null })
const filled: Cart = { ...empty, lines: [lineItem()] }
const of = (cart: Cart, change: CartChange) => {
  const changed = changeCart(cart, change, 2)
  return changed.ok ? changed.value.lines.map(({ variantId, units }) => [variantId, units]) : changed.refusal
}

test.each([
  ['the first line item', empty, adding(lineItem()), [[mug, 1]]],
  ['more of the same', filled, adding(lineItem(mug, 2)), [[mug, 3]]],
  [
    'another line item at the end',
    filled,
    adding(lineItem(hat)),
    [
      [mug, 1],
      [hat, 1],
    ],
  ],
  ['two of a kind in one addition', empty, adding(lineItem(), lineItem()), [[mug, 2]]],
  ['as many as a line item may have', empty, adding(lineItem(mug, UNITS_MAX)), [[mug, UNITS_MAX]]],
  ['other units', filled, setting(7), [[mug, 7]]],
  ['nothing, and the line item is gone', filled, setting(0), []],
])('takes %s', (_, cart, change, lines) => {
  expect(of(cart, change)).toEqual(lines)
})

test.each([
  [adding(lineItem(mug, 0)), 'units-invalid'],
  [adding(lineItem(mug, -1)), 'units-invalid'],
  [adding(lineItem(mug, 1.5)), 'units-invalid'],
  [adding(lineItem(mug, UNITS_MAX)), 'units-invalid'],
  [setting(UNITS_MAX + 1), 'units-invalid'],
  [setting(-1), 'units-invalid'],
  [setting(1, hat), 'line-item-unknown'],
  [adding({ ...lineItem(hat), seen: money(500, currency('USD')) }), 'currency-mismatch'],
])('refuses %j', (change, code) => {
  expect(of(filled, change)).toMatchObject({ code })
})

test('fifty line items are a cart, fifty-one are not', () => {
  const lines = Array.from({ length: LINE_ITEMS_MAX - 1 }, (_, index) => lineItem(variant(index + 2)))
  expect(of(filled, adding(...lines))).toHaveLength(LINE_ITEMS_MAX)
  expect(of(filled, adding(...lines, lineItem(hat)))).toEqual({
    code: 'too-many-line-items',
    lineItemsMax: LINE_ITEMS_MAX,
  })
})

test('what became an order changes no more', () => {
  expect(of({ ...filled, orderId: 'ord_1' as never }, setting(2))).toEqual({ code: 'cart-ordered', orderId: 'ord_1' })
})

test('each change counts, and a new price is remembered as seen', () => {
  const change = { type: 'set', variantId: mug, units: 2, lastSeenPrice: money(900, EUR) } as const
  expect(changeCart(filled, change, 2)).toMatchObject({
    value: { version: 1, updatedAt: 2, lines: [lineItem(mug, 2, 900)] },
  })
})

test('details that are not said stay as they were', () => {
  const said = changeCart({ ...filled, email: 'a@example.com' }, { type: 'details', delivery: 'express' }, 2)
  expect(said).toMatchObject({ value: { email: 'a@example.com', delivery: 'express', address: null } })
})

test('counts units, not line items', () => {
  expect(unitsIn({ lines: [lineItem(mug, 2), lineItem(hat, 3)] })).toBe(5)
})

const address = { country: 'NL' } as NonNullable<Cart['address']>
const ready: Cart = { ...filled, email: 'a@example.com', address, delivery: 'post' }
const attempt = (state: Attempt['state']) => ({ state }) as Attempt

test.each<[Partial<Cart>, ReturnType<typeof checkoutStatus>, string[]]>([
  [{}, 'ready_for_complete', []],
  [{ lines: [] }, 'incomplete', ['lineItems']],
  [{ email: '', delivery: null }, 'incomplete', ['email', 'delivery']],
  [{ payment: attempt('started') }, 'complete_in_progress', []],
  [{ payment: attempt('uncertain') }, 'complete_in_progress', []],
  [{ payment: attempt('challenged') }, 'requires_escalation', []],
  [{ payment: attempt('failed') }, 'ready_for_complete', []],
  [{ payment: attempt('paid'), orderId: 'ord_1' as never }, 'completed', []],
])('with %j a checkout is %s', (change, status, missing) => {
  expect(checkoutStatus({ ...ready, ...change }, 'sent')).toBe(status)
  expect(missingOf({ ...ready, ...change }, 'sent')).toEqual(missing)
})
