/** By what a checkout is paid: a token of the provider, or what the customer has left with it. */
import type { Context } from 'hono'
import type { z } from 'zod'
import type { CartOwner } from '#domain/orders/cart'
import type { CustomerId } from '#domain/ids'
import { ok, refuse, type Result } from '#domain/result'
import type { App, Env } from '../../env.ts'
import { readCart } from '../../flows/orders/cart.ts'
import { tokenOfSaved, type MethodUnknown } from '../../flows/orders/saved-methods.ts'
import { themselves } from '../../http/customer.ts'
import { paymentsOf } from '../../providers/payments/index.ts'
import { customerShown } from '../contract/customer-token.ts'
import type { Completion } from './wire/completion.ts'

type Sent = Pick<z.infer<typeof Completion>, 'payment' | 'keep'>

type Refused = { readonly code: 'card-unknown' | 'sign-in-required' } | MethodUnknown

/** Whose cart it is, where their session is shown with it. Staff in their place are nobody here. */
const payerIn = async (c: Context<App>, owner: CartOwner, token: string | undefined): Promise<CustomerId | null> => {
  const customer = themselves(await customerShown(c, token))
  const cart = customer ? await readCart(c.env, owner) : undefined
  return cart?.customerId === customer ? customer : null
}

/** What the provider is told of the card; undefined where it could not know it. */
export const tokenIn = (
  env: Env,
  payment: Exclude<Sent['payment'], undefined | { savedMethod: string }>,
): string | undefined => {
  const provider = paymentsOf(env)
  const token = 'token' in payment ? payment.token : provider.tokenOf?.(payment.cardNumber)
  return token !== undefined && provider.accepts(token) ? token : undefined
}

/** @param session as the request carries it. @returns the token, and whether it is to be kept for the next time */
export const paidBy = async (
  c: Context<App>,
  owner: CartOwner,
  { payment, keep }: Sent,
  session: string | undefined,
): Promise<Result<{ readonly token: string; readonly keep: boolean }, Refused>> => {
  if (!payment) return refuse({ code: 'card-unknown' })
  if ('savedMethod' in payment) {
    const token = await tokenOfSaved(c.env, await payerIn(c, owner, session), payment.savedMethod)
    return token.ok ? ok({ token: token.value, keep: false }) : token
  }
  const token = tokenIn(c.env, payment)
  if (token === undefined) return refuse({ code: 'card-unknown' })
  if (keep && !(await payerIn(c, owner, session))) return refuse({ code: 'sign-in-required' })
  return ok({ token, keep })
}
