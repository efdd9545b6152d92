/**
 * The cart of somebody who is signed in: one, in the slot of their account, on whatever device. What they put into another one as a
 * guest comes into it, each thing once, whatever is lost or repeated on the way: durable-objects/orders/customers.ts.
 */
import { newCartIdOf, newCartKey, type CustomerId } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Currency } from '#domain/money'
import type { Cart, CartOwner } from '#domain/orders/cart'
import type { CartOfCustomer } from '#durable-objects/orders/customers'
import type { Env } from '../../env.ts'
import { askOrder } from '../../sharding/call-shard.ts'

export type CartWishes = { readonly currency: Currency; readonly language: Language }
export type CustomerOfCart = { readonly id: CustomerId; readonly email: string }

/** @param gather a cart of a guest that is theirs @returns their cart, and what of others is not in it yet */
const openCartOf = (
  env: Env,
  customer: CustomerOfCart,
  wishes: CartWishes,
  gather: CartOwner | null,
): Promise<CartOfCustomer> => {
  const random = crypto.getRandomValues(new Uint8Array(64))
  const open = { ...wishes, id: newCartIdOf(customer.id, random), key: newCartKey(random.subarray(32)), customer }
  return askOrder(env, customer.id, 'cartOfCustomer', { open, gather })
}

/** What became of a guest's cart: its things are in, there was nothing to be had of it, or it stays what it was. */
type Gathered = { readonly how: 'in'; readonly cart: Cart | null } | { readonly how: 'none' | 'stays' | 'later' }

const LATER = new Set<string>(['payment-in-progress', 'cart-ordered', 'cart-unknown'])

const gatherInto = async (env: Env, customer: CustomerId, from: CartOwner): Promise<Gathered> => {
  const given = await askOrder(env, from.id, 'giveCart', { owner: from, into: customer })
  const cross = (other: Cart | null) => askOrder(env, customer, 'takeCart', { customer, from: from.id, other })
  if (!given.ok) {
    await cross(null)
    return { how: given.refusal.code === 'payment-in-progress' ? 'stays' : 'none' }
  }
  const taken = await cross(given.value)
  if (taken.ok) return { how: 'in', cart: taken.value }
  // Their own is being paid for, or just became an order: its things come in with a later look.
  if (LATER.has(taken.refusal.code)) return { how: 'later' }
  // It does not fit, by its number of things or by its currency. Crossed off last: what is lost in between is only asked again.
  await askOrder(env, from.id, 'giveCartBack', from)
  await cross(null)
  return { how: 'stays' }
}

export type JoinedCart = {
  /** The cart that this browser holds from now on: the guest's, where it could not go in. */
  readonly owner: CartOwner
  /** As it is now; undefined where nobody has looked at it. */
  readonly cart: Cart | undefined
}

/**
 * Their cart, with everything of theirs in it.
 *
 * @param guest the cart of this browser, where it has another one
 */
export const joinCarts = async (
  env: Env,
  customer: CustomerOfCart,
  guest: CartOwner | null,
  wishes: CartWishes,
): Promise<JoinedCart> => {
  const { owner, cart: opened, gathering } = await openCartOf(env, customer, wishes, guest)
  let cart: Cart | undefined = opened
  let stays = false
  for (const from of gathering) {
    const gathered = await gatherInto(env, customer.id, from)
    if (gathered.how === 'in') cart = gathered.cart ?? undefined
    if (from.id === guest?.id && gathered.how === 'stays') stays = true
  }
  return stays && guest ? { owner: guest, cart: undefined } : { owner, cart }
}
