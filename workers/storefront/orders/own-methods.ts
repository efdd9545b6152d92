/** At the checkout of somebody who is signed in: the cards that they have left for next time, and whether they may leave this one. */
import type { Context } from 'hono'
import type { Cart } from '#domain/orders/cart'
import { isExpired, type SavedMethod } from '#domain/orders/saved-methods'
import { refuse } from '#domain/result'
import type { App } from '../../env.ts'
import { canBeSaved, ownMethods, tokenOfSaved } from '../../flows/orders/saved-methods.ts'
import { customerAsking, type Customer } from '../../http/customer.ts'
import type { ReadPayment } from '../../providers/payments/provider.ts'
import { savedMethodsMessages } from './messages/saved-methods.ts'
import { PAYMENT_METHOD } from './payment-step.tsx'

export type OwnMethods = { readonly saved: readonly SavedMethod[]; readonly mayKeep: boolean }

export const NO_METHODS: OwnMethods = { saved: [], mayKeep: false }

/** Whose account this cart is paid by: nobody's where staff look in their place, or the cart is another one. */
const payerAsking = async (c: Context<App>, { customerId }: Pick<Cart, 'customerId'>): Promise<Customer | null> => {
  const customer = await customerAsking(c.env, c.req.raw)
  return customer && customer.impersonatedBy === null && customer.id === customerId ? customer : null
}

/** @returns none for guests, without asking any store */
export const ownMethodsHere = async (c: Context<App>, cart: Pick<Cart, 'customerId'>): Promise<OwnMethods> => {
  const customer = await payerAsking(c, cart)
  if (!customer || !canBeSaved(c.env)) return NO_METHODS
  const now = Date.now()
  const saved = await ownMethods(c.env, customer.id)
  // The first is chosen where nobody has: none that is over, where another is not.
  return {
    saved: saved.toSorted((one, other) => Number(isExpired(one, now)) - Number(isExpired(other, now))),
    mayKeep: true,
  }
}

/** By one of theirs. What is none of theirs, or no more, is said beside the ways of paying. */
export const readSaved = async (c: Context<App>, cart: Pick<Cart, 'customerId'>, id: string): Promise<ReadPayment> => {
  const token = await tokenOfSaved(c.env, (await payerAsking(c, cart))?.id ?? null, id)
  if (token.ok) return token
  const { en, zh } = savedMethodsMessages
  return refuse({ code: 'payment-amiss', fields: { [PAYMENT_METHOD]: { en: en.gone, zh: zh.gone } } })
}
