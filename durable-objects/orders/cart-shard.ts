/** What an order shard does with carts: each verb is one synchronous transaction. What becomes of orders: order-shard.ts. */
import type { IdempotencyRefusal } from '#domain/idempotency'
import type { Cart, CartOwner, CartRefusal } from '#domain/orders/cart'
import type { CodeRefusal } from '#domain/orders/code-change'
import type { StoredValueRefusal } from '#domain/orders/stored-value-change'
import type { Result } from '#domain/result'
import * as carts from '#schema/shards/orders/carts'
import { LEAVES_NOTHING, Shard } from '../sharding/shard.ts'
import * as cartChanges from './cart-changes.ts'
import * as customers from './customers.ts'

export class CartShard extends Shard {
  /** Change a cart; `open` makes it first when there is none of that id. */
  changeCart(ask: cartChanges.Changing): Promise<Result<Cart, CartRefusal | IdempotencyRefusal>> {
    return this.group.run(() => cartChanges.change(this.sql, ask, Date.now()), LEAVES_NOTHING)
  }

  /** Give a code, or take one back. */
  changeCodes(ask: cartChanges.ChangingCodes): Promise<Result<Cart, CodeRefusal>> {
    return this.group.run(() => cartChanges.changeCodesOf(this.sql, ask, Date.now()), LEAVES_NOTHING)
  }

  /** Give a gift card or credit, or take one back. */
  changeStoredValues(ask: cartChanges.ChangingStoredValues): Promise<Result<Cart, StoredValueRefusal>> {
    return this.group.run(() => cartChanges.changeStoredValuesOf(this.sql, ask, Date.now()), LEAVES_NOTHING)
  }

  cartOf(owner: CartOwner): Cart | null {
    const cart = this.owned(owner)?.cart
    return cart && !cart.gatheredInto ? cart : null
  }

  /** The cart of somebody who is signed in, opened where they have none. */
  cartOfCustomer(ask: customers.OpenForCustomer): Promise<customers.CartOfCustomer> {
    return this.group.run(() => customers.cartOfCustomer(this.sql, ask, Date.now()))
  }

  /** A guest's cart stands still from now on: its things go into that of their account. */
  giveCart(ask: Parameters<typeof customers.give>[1]): Promise<Result<Cart, CartRefusal>> {
    return this.group.run(() => customers.give(this.sql, ask))
  }

  giveCartBack(owner: CartOwner): Promise<void> {
    return this.group.run(() => customers.back(this.sql, owner))
  }

  /** What was in it, once. */
  takeCart(ask: Parameters<typeof customers.take>[1]): Promise<Result<Cart | null, CartRefusal>> {
    return this.group.run(() => customers.take(this.sql, ask, Date.now()))
  }

  protected owned({ id, key }: CartOwner): carts.StoredCart | undefined {
    const stored = carts.cartOf(this.sql, id)
    return stored?.key === key ? stored : undefined
  }
}
