/** A gift card is given to a cart once, and taken back; what cannot pay for it is refused. */
import { expect, test } from 'vitest'
import { cartId, type CartId } from '../ids.ts'
import { currency } from '../money.ts'
import { newStoredValueId } from '../stored-value/stored-value.ts'
import { emptyCart, type Cart } from './cart.ts'
import { changeStoredValues } from './stored-value-change.ts'
import { STORED_VALUES_MAX, type CartStoredValue } from './stored-payments.ts'

const EUR = currency('EUR')
const id = cartId(`cart_${'0'.repeat(24)}`) as CartId
const empty: Cart = emptyCart({ id, key: '' as never, currency: EUR, language: 'en' }, 1)
const card = (at: number, rest: Partial<CartStoredValue> = {}): CartStoredValue => ({
  id: newStoredValueId(new Uint8Array(16).fill(at)),
  kind: 'gift-card',
  currency: EUR,
  ending: 'AB12',
  expiresAt: null,
  balance: 1000,
  ...rest,
})
const give = (cart: Cart, storedValue: CartStoredValue) => changeStoredValues(cart, { type: 'give', storedValue }, 10)
const given = (cart: Cart, storedValue: CartStoredValue): Cart => {
  const done = give(cart, storedValue)
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}
const refusal = (cart: Cart, storedValue: CartStoredValue) => {
  const done = give(cart, storedValue)
  return done.ok ? 'given' : done.refusal.code
}

test('given twice it is there once, with what is on it now', () => {
  const once = given(empty, card(1))
  const twice = given(once, card(1, { balance: 400 }))
  expect(twice.storedValues).toEqual([card(1, { balance: 400 })])
  expect(twice.version).toBe(2)
  const back = changeStoredValues(twice, { type: 'take-back', id: card(1).id }, 11)
  expect(back).toMatchObject({ ok: true, value: { storedValues: [], version: 3 } })
  expect(changeStoredValues(empty, { type: 'take-back', id: card(1).id }, 11)).toMatchObject({
    refusal: { code: 'stored-value-not-given' },
  })
})

test('what pays nothing here is refused with the reason, and so is one more than a cart takes', () => {
  expect(refusal(empty, card(1, { currency: currency('NOK') }))).toBe('stored-value-currency')
  expect(refusal(empty, card(1, { expiresAt: 10 }))).toBe('stored-value-expired')
  expect(refusal(empty, card(1, { balance: 0 }))).toBe('stored-value-empty')
  let full = empty
  for (let at = 1; at <= STORED_VALUES_MAX; at++) full = given(full, card(at))
  expect(refusal(full, card(9))).toBe('too-many-stored-values')
  expect(refusal(full, card(1))).toBe('given')
})

test('nothing changes under a payment, or in what became an order', () => {
  const attempt = { id: 'pay_1', state: 'challenged' } as unknown as NonNullable<Cart['payment']>
  expect(refusal({ ...empty, payment: attempt }, card(1))).toBe('payment-in-progress')
  expect(refusal({ ...empty, orderId: 'ord_1' as never }, card(1))).toBe('cart-ordered')
})
