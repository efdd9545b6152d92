/** What is on the gift cards and the credit of a cart now: by their shards, with what its own attempts to pay still hold. */
import type { VariantId } from '#domain/ids'
import type { Cart } from '#domain/orders/cart'
import type { Balances } from '#domain/orders/stored-payments'
import { moneyKey, type StoredValueId } from '#domain/stored-value/stored-value'
import type { Env } from '../../env.ts'
import { availableToCart } from '../inventory/available-to-cart.ts'

/** Money is always counted: of no sum is there so much that it could not be gone in the next moment. */
const wantedOf = (id: StoredValueId) => ({ variantId: moneyKey(id) as VariantId, units: Number.MAX_SAFE_INTEGER })

export const storedToCount = ({ storedValues = [], orderId }: Pick<Cart, 'storedValues' | 'orderId'>) =>
  orderId ? [] : storedValues.map(({ id }) => wantedOf(id))

/** Of those that could be asked: of the others the hold decides. */
export const balancesOf = (env: Env, cart: Cart, now: number): Promise<Balances> =>
  availableToCart(env, cart.id, storedToCount(cart), now)

/** @returns undefined where it could not be asked */
export const balanceOf = async (
  env: Env,
  cart: Pick<Cart, 'id'>,
  id: StoredValueId,
  now: number,
): Promise<number | undefined> =>
  (await availableToCart(env, cart.id, [wantedOf(id)], now)).get(moneyKey(id) as VariantId)
