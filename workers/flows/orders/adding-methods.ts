/**
 * A way of paying is left with the provider by somebody who buys nothing: in its fields here, or on a page of its own, from which
 * they come back, or of which its webhook tells, whichever comes first.
 */
import pTimeout from 'p-timeout'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import type { Customer } from '../../http/customer.ts'
import type { Leaving, LeavingNews } from '../../providers/payments/provider.ts'
import { ownCurrencyFresh } from '../settings/settings.ts'
import { PROVIDER_TIMEOUT } from './payment.ts'
import { keeperOf, keepLeft, payerOf } from './saved-methods.ts'

/** Whether whoever moves the money takes one without a payment. */
export const mayAdd = (env: Env): boolean => keeperOf(env)?.begin !== undefined

export type AddRefusal =
  | { readonly code: 'payment-method-unavailable' }
  | { readonly code: 'payment-declined'; readonly reason: string }

type Adding = Pick<Customer, 'id' | 'email' | 'language'> & Pick<Leaving, 'token' | 'returnTo'>

/** @returns where its owner is to be led; null: it is kept */
export const beginAdding = async (
  env: Env,
  { id: customer, email, language, token, returnTo }: Adding,
): Promise<Result<string | null, AddRefusal>> => {
  const keeper = keeperOf(env)
  if (!keeper?.begin) return refuse({ code: 'payment-method-unavailable' })
  const [payer, currency] = await Promise.all([payerOf(env, customer), ownCurrencyFresh(env, Date.now())])
  const asked = keeper.begin({ customer, payer, email, language, currency, token, returnTo })
  const left = await pTimeout(asked, PROVIDER_TIMEOUT).catch((fault: unknown) => {
    console.error('a way of paying could not be left', fault)
    return { state: 'declined', reason: 'payment-interrupted' } as const
  })
  if (left.state === 'declined') return refuse({ code: 'payment-declined', reason: left.reason })
  if (left.state === 'elsewhere') return ok(left.redirect)
  await keepLeft(env, customer, left.method)
  return ok(null)
}

/** Its owner comes back, or the webhook says so. @returns whether something of theirs was left there */
export const keepLeftAt = async (env: Env, { session, customer }: LeavingNews['leaving']): Promise<boolean> => {
  const left = await keeperOf(env)?.leftAt?.(session, customer)
  if (!left) return false
  await keepLeft(env, customer, left)
  return true
}
