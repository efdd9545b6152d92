/**
 * The cart of this browser, with what was put into others that were opened in the same moment; of somebody who is signed in the one
 * of their account, whatever this browser holds.
 */
import type { Context } from 'hono'
import type { Money } from '#domain/money'
import type { Cart, CartOwner } from '#domain/orders/cart'
import type { App } from '../../env.ts'
import { gatherCarts, readCart } from '../../flows/orders/cart.ts'
import { joinCarts, type JoinedCart } from '../../flows/orders/customer-cart.ts'
import { creditToUse } from '../../flows/stored-value/give.ts'
import { openedBeside, readCartCookie, writeCartCookie } from '../../http/cart-cookie.ts'
import { customerAsking } from '../../http/customer.ts'
import { languageOf } from '../../http/language.ts'
import { currencyOfRequest } from '../frame/request-context.ts'

export type OwnCart = { readonly proof: CartOwner; readonly cart: Cart }

/** @returns undefined where nobody is signed in */
export const cartOfAccount = async (c: Context<App>): Promise<JoinedCart | undefined> => {
  const customer = await customerAsking(c.env, c.req.raw)
  if (!customer) return undefined
  // What this browser holds is the member of staff's, where one is signed in as them: it does not come in, and theirs is not kept.
  const isStaff = customer.impersonatedBy !== null
  const held = isStaff ? undefined : readCartCookie(c)
  const wishes = { currency: await currencyOfRequest(c, Date.now()), language: languageOf(c.req.path) }
  const joined = await joinCarts(c.env, customer, held ?? null, wishes)
  if (joined.owner.id !== held?.id && !isStaff) writeCartCookie(c, joined.owner)
  return joined
}

/** Credit is for whoever is signed in, and for no member of staff in their place. */
const isAccountAsking = async (c: Context<App>): Promise<boolean> => {
  const customer = await customerAsking(c.env, c.req.raw)
  return customer !== null && customer.impersonatedBy === null
}

/** What their account has and this cart does not pay with yet; null: nothing. */
export const creditHere = async (c: Context<App>, cart: Cart): Promise<Money | null> =>
  cart.customerId && (await isAccountAsking(c)) ? creditToUse(c.env, cart, Date.now()) : null

export const ownCart = async (c: Context<App>): Promise<OwnCart | undefined> => {
  const joined = await cartOfAccount(c)
  const proof = joined?.owner ?? readCartCookie(c)
  if (!proof) return undefined
  const beside = openedBeside(c, proof)
  await gatherCarts(c.env, proof, beside)
  const cart = (beside.length === 0 ? joined?.cart : undefined) ?? (await readCart(c.env, proof))
  return cart && { proof, cart }
}
