/** Attempts to pay: one at a time, until the provider's last word. */
import { expect, test } from 'vitest'
import { cartId, cartKey, newVariantId, type CartId, type CartKey } from '../ids.ts'
import { PAY_WITHIN_MS } from '../inventory/hold.ts'
import { currency } from '../money.ts'
import { beginAttempt, isOpen, itemsToHold, type BeginRefusal } from './attempt.ts'
import { changeCart, emptyCart, isPaying, type Attempt, type Cart } from './cart.ts'
import type { Quote } from './quote.ts'

const EUR = currency('EUR')
const id = cartId('cart_000000000000000000000000') as CartId
const key = cartKey('00000000000000000000000000') as CartKey
const mug = newVariantId(new Uint8Array(16))
const address = { name: 'A', street: 'B', extra: '', postcode: '1', city: 'C', region: '', country: 'NL', phone: '' }
const ready: Cart = {
  ...emptyCart({ id, key, currency: EUR, language: 'en' }, 0),
  lines: [{ variantId: mug, units: 1, seen: { amount: 500, currency: EUR } }],
  email: 'a@example.com',
  address,
  delivery: 'post',
}
const begun = (cart: Cart, now = 0, by = 'key-1') =>
  beginAttempt(cart, { key: by, token: 'demo_approve', attempts: 0 }, now)
const attemptIn = (state: Attempt['state']): Attempt => {
  const attempt = begun(ready)
  if (!attempt.ok) throw new Error('a ready cart can be paid')
  return { ...attempt.value, state }
}
const paying = (state: Attempt['state']): Cart => ({ ...ready, payment: attemptIn(state) })
const OPEN = ['started', 'challenged', 'uncertain'] as const

test('gives fifteen minutes to pay', () => {
  expect(begun(ready, 1_000)).toMatchObject({ ok: true, value: { state: 'started', expiresAt: 1_000 + PAY_WITHIN_MS } })
})

test('names each attempt anew, so that none is taken for another', () => {
  const second = beginAttempt(ready, { key: 'key-2', token: 'demo_approve', attempts: 1 }, 0)
  expect(second).toMatchObject({ value: { id: 'pay_000000000000000000000000_2' } })
})

test.each<[Partial<Cart>, BeginRefusal]>([
  [{ orderId: 'ord_1' as never }, { code: 'cart-ordered', orderId: 'ord_1' as never }],
  [{ lines: [] }, { code: 'checkout-incomplete', missing: ['lineItems'] }],
  [{ payment: attemptIn('uncertain') }, { code: 'payment-in-progress' }],
])('refuses to begin with %j', (lacking, refusal) => {
  expect(begun({ ...ready, ...lacking }, 0, 'key-2')).toEqual({ ok: false, refusal })
})

test.each(OPEN)('a key goes on with its own attempt while that is %s', (state) => {
  const cart = paying(state)
  expect(begun(cart)).toEqual({ ok: true, value: { ...cart.payment, repeated: true } })
})

test.each(OPEN)(
  'while an attempt is %s no other begins and the cart stands still, even when its time is up',
  (state) => {
    const late = PAY_WITHIN_MS + 1
    const cart = paying(state)
    expect(begun(cart, late, 'key-2')).toMatchObject({ refusal: { code: 'payment-in-progress' } })
    const change = { type: 'set', variantId: mug, units: 2, lastSeenPrice: null } as const
    expect(changeCart(cart, change, late)).toEqual({ ok: false, refusal: { code: 'payment-in-progress' } })
  },
)

test.each([
  ['started', true],
  ['challenged', true],
  ['uncertain', true],
  ['paid', false],
  ['failed', false],
] as const)('an attempt that is %s may still move money: %s', (state, open) => {
  const attempt = attemptIn(state)
  expect(isPaying(attempt)).toBe(open)
  expect(isOpen(attempt, attempt.id)).toBe(open)
  expect(isOpen(attempt, 'pay_000000000000000000000000_9' as never)).toBe(false)
})

test('holds what is counted, and nothing else', () => {
  const lineItem = { variantId: mug, units: 2, oversell: false }
  const quote = {
    lines: [
      { ...lineItem, tracked: true },
      { ...lineItem, tracked: false },
    ],
  } as unknown as Quote
  expect(itemsToHold(quote)).toEqual([{ item: mug, units: 2, oversell: false }])
})
