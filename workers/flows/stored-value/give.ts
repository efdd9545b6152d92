/** A gift card, or the credit of an account, is given to a cart with what is on it, and taken back. */
import { money, type Money } from '#domain/money'
import { isPaying, type Cart, type CartOwner } from '#domain/orders/cart'
import type { StoredValueRefusal } from '#domain/orders/stored-value-change'
import { refuse, type Result } from '#domain/result'
import type { StoredValue, StoredValueId } from '#domain/stored-value/stored-value'
import type { Env } from '../../env.ts'
import type { Customer } from '../../http/customer.ts'
import { askOrder, Overloaded } from '../../sharding/call-shard.ts'
import { balanceOf } from './balances.ts'
import { creditsOf } from './lookup.ts'

const COME_BACK_MS = 2_000

/** @throws Overloaded when its shard does not say what is on it */
export const giveStoredValue = async (
  env: Env,
  owner: CartOwner,
  storedValue: StoredValue,
  now: number,
): Promise<Result<Cart, StoredValueRefusal>> => {
  const balance = await balanceOf(env, owner, storedValue.id, now)
  if (balance === undefined) throw new Overloaded(`nobody said what is on ${storedValue.id}`, COME_BACK_MS)
  const change = { type: 'give', storedValue: { ...storedValue, balance } } as const
  return askOrder(env, owner.id, 'changeStoredValues', { owner, change })
}

/** `cart-not-own`: of another account, or of a guest. */
type NotTheirs = { readonly code: 'sign-in-required' | 'impersonated' | 'cart-not-own' }

export const isNotTheirs = (refusal: StoredValueRefusal | NotTheirs): refusal is NotTheirs =>
  refusal.code === 'sign-in-required' || refusal.code === 'impersonated' || refusal.code === 'cart-not-own'

type Asking = Pick<Customer, 'id' | 'impersonatedBy'>

/**
 * The credit of whoever's cart it is, in the currency of the cart; of several in one currency all. Only they themselves spend it: the key
 * of a cart does not, nor a member of staff in their place.
 */
export const giveOwnCredit = async (
  env: Env,
  owner: CartOwner,
  asking: Asking | null,
  now: number,
): Promise<Result<Cart, StoredValueRefusal | NotTheirs>> => {
  if (!asking) return refuse({ code: 'sign-in-required' })
  if (asking.impersonatedBy !== null) return refuse({ code: 'impersonated' })
  const cart = await askOrder(env, owner.id, 'cartOf', owner)
  if (!cart) return refuse({ code: 'cart-unknown' })
  if (cart.customerId !== asking.id) return refuse({ code: 'cart-not-own' })
  const own = (await creditsOf(env, asking.id, now)).filter(({ currency }) => currency === cart.currency)
  let given: Result<Cart, StoredValueRefusal> = refuse({ code: 'stored-value-empty' })
  for (const credit of own) {
    const next = await giveStoredValue(env, owner, credit, now)
    // Of several what is spent is left out.
    if (next.ok || !given.ok) given = next
  }
  return given
}

/** What whoever's cart it is could pay with beside what is in it already; null: nothing. */
export const creditToUse = async (env: Env, cart: Cart, now: number): Promise<Money | null> => {
  const { customerId, currency, storedValues = [], orderId, payment } = cart
  if (!customerId || orderId || isPaying(payment)) return null
  const own = (await creditsOf(env, customerId, now)).filter(
    (credit) => credit.currency === currency && storedValues.every(({ id }) => id !== credit.id),
  )
  const balances = await Promise.all(own.map(({ id }) => balanceOf(env, cart, id, now)))
  const amount = balances.reduce<number>((sum, balance = 0) => sum + balance, 0)
  return amount > 0 ? money(amount, currency) : null
}

export const takeStoredValueBack = (
  env: Env,
  owner: CartOwner,
  id: StoredValueId,
): Promise<Result<Cart, StoredValueRefusal>> =>
  askOrder(env, owner.id, 'changeStoredValues', { owner, change: { type: 'take-back', id } })
