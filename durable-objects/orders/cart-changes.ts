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

export const changeCodesOf = (
  sql: SqlStorage,
  { owner, change: wanted }: ChangingCodes,
  now: number,
): Result<Cart, CodeRefusal> => {
  const stored = carts.cartOf(sql, owner.id)
  if (!stored || stored.key !== owner.key || stored.cart.gatheredInto) return refuse({ code: 'cart-unknown' })
  const changed = changeCodes(stored.cart, wanted, now)
  if (changed.ok) carts.saveCart(sql, { ...stored, cart: changed.value })
  return changed
}
