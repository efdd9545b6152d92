/** Gift cards and credit are given to a cart and taken back; whoever has found one by its code gives it. */
import type { OrderId } from '../ids.ts'
import type { Currency } from '../money.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { StoredValueId } from '../stored-value/stored-value.ts'
import { isPaying, type Cart } from './cart.ts'
import { spendable, STORED_VALUES_MAX, type CartStoredValue } from './stored-payments.ts'

export type StoredValueChange =
  | { readonly type: 'give'; readonly storedValue: CartStoredValue }
  | { readonly type: 'take-back'; readonly id: StoredValueId }

/** In the order they are checked. */
export type StoredValueRefusal =
  | { readonly code: 'cart-unknown' }
  | { readonly code: 'cart-ordered'; readonly orderId: OrderId }
  | { readonly code: 'payment-in-progress' }
  | { readonly code: 'stored-value-not-given' }
  | { readonly code: 'stored-value-currency'; readonly currency: Currency }
  | { readonly code: 'stored-value-expired' }
  | { readonly code: 'stored-value-empty' }
  | { readonly code: 'too-many-stored-values'; readonly storedValuesMax: number }

type Given = readonly CartStoredValue[]

const changed = (cart: Cart, change: StoredValueChange, now: number): Result<Given, StoredValueRefusal> => {
  const given = cart.storedValues ?? []
  if (change.type === 'take-back') {
    const rest = given.filter(({ id }) => id !== change.id)
    return rest.length < given.length ? ok(rest) : refuse({ code: 'stored-value-not-given' })
  }
  const { storedValue } = change
  const there = spendable(storedValue, { currency: cart.currency, now })
  if (there.code === 'other-currency') return refuse({ code: 'stored-value-currency', currency: storedValue.currency })
  if (there.code === 'expired') return refuse({ code: 'stored-value-expired' })
  if (there.code === 'empty') return refuse({ code: 'stored-value-empty' })
  if (given.some(({ id }) => id === storedValue.id))
    return ok(given.map((one) => (one.id === storedValue.id ? storedValue : one)))
  if (given.length >= STORED_VALUES_MAX)
    return refuse({ code: 'too-many-stored-values', storedValuesMax: STORED_VALUES_MAX })
  return ok([...given, storedValue])
}

/** Give one or take one back, or say why not; given twice it is given once, with what is on it now. */
export const changeStoredValues = (
  cart: Cart,
  change: StoredValueChange,
  now: number,
): Result<Cart, StoredValueRefusal> => {
  if (cart.orderId) return refuse({ code: 'cart-ordered', orderId: cart.orderId })
  if (isPaying(cart.payment)) return refuse({ code: 'payment-in-progress' })
  const given = changed(cart, change, now)
  return given.ok ? ok({ ...cart, storedValues: given.value, version: cart.version + 1, updatedAt: now }) : given
}
