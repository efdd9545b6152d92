/** What an order shard decides about a cart that is being filled: each function is one step of one transaction. */
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import {
  changeCart,
  emptyCart,
  type Cart,
  type CartChange,
  type CartOwner,
  type CartRefusal,
  type NewCart,
} from '#domain/orders/cart'
import { changeCodes, type CodeChange, type CodeRefusal } from '#domain/orders/code-change'
import { changeStoredValues, type StoredValueChange, type StoredValueRefusal } from '#domain/orders/stored-value-change'
import { ok, refuse, type Result } from '#domain/result'
import * as carts from '#schema/shards/orders/carts'
import { once } from '../sharding/once.ts'
import { isOfPayment } from './payments.ts'

/** @property open makes it first when there is none of that id */
export type Changing = {
  readonly owner: CartOwner
  readonly open: Omit<NewCart, 'id' | 'key'> | null
  readonly change: CartChange | null
  readonly idempotency: Idempotency | null
}

export const change = (
  sql: SqlStorage,
  { owner, open, change: wanted, idempotency }: Changing,
  now: number,
): Result<Cart, CartRefusal | IdempotencyRefusal> => {
  const stored = carts.cartOf(sql, owner.id)
  const opened = stored ? stored.cart : open
  if (!opened || (stored && stored.key !== owner.key)) return refuse({ code: 'cart-unknown' })
  if (stored?.cart.gatheredInto) return refuse({ code: 'cart-unknown' })
  if (idempotency && stored && isOfPayment(stored.cart, idempotency.key))
    return refuse({ code: 'idempotency-key-reused' })
  return once(sql, owner.id, idempotency, now, () => {
    const cart = stored?.cart ?? emptyCart({ ...owner, currency: opened.currency, language: opened.language }, now)
    const changed = wanted ? changeCart(cart, wanted, now) : ok(cart)
    if (changed.ok) {
      carts.saveCart(sql, { quote: null, attempts: 0, checkAt: null, ...stored, key: owner.key, cart: changed.value })
    }
    return changed
  })
}

export type ChangingCodes = { readonly owner: CartOwner; readonly change: CodeChange }
export type ChangingStoredValues = { readonly owner: CartOwner; readonly change: StoredValueChange }

export const changeCodesOf = (sql: SqlStorage, { owner, change: wanted }: ChangingCodes, now: number) =>
  changed<CodeRefusal>(sql, owner, (cart) => changeCodes(cart, wanted, now))

export const changeStoredValuesOf = (sql: SqlStorage, { owner, change: wanted }: ChangingStoredValues, now: number) =>
  changed<StoredValueRefusal>(sql, owner, (cart) => changeStoredValues(cart, wanted, now))

const changed = <R>(
  sql: SqlStorage,
  owner: CartOwner,
  decide: (cart: Cart) => Result<Cart, R>,
): Result<Cart, R | { readonly code: 'cart-unknown' }> => {
  const stored = carts.cartOf(sql, owner.id)
  if (!stored || stored.key !== owner.key || stored.cart.gatheredInto) return refuse({ code: 'cart-unknown' })
  const decision = decide(stored.cart)
  if (decision.ok) carts.saveCart(sql, { ...stored, cart: decision.value })
  return decision
}
