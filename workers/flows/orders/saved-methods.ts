/**
 * Ways of paying that customers have left with the provider: listed, paid with, taken away. The provider keeps what pays; the shop keeps
 * by which name. Whoever's it is is asked for with each payment: of anybody else's nothing is said but what is said of none.
 */
import type { CustomerId } from '#domain/ids'
import type { Order } from '#domain/orders/order'
import {
  newSavedMethodId,
  savedMethodId,
  type CardShown,
  type SavedMethod,
  type SavedReference,
} from '#domain/orders/saved-methods'
import { ok, refuse, type Result } from '#domain/result'
import {
  forgetReference,
  methodForgotten,
  methodsToForget,
  paymentMethodBy,
  paymentMethodsOf,
  removePaymentMethod,
  savePaymentMethod,
} from '#schema/users/customers/payment-methods'
import type { Env } from '../../env.ts'
import { paymentsOf, providerName } from '../../providers/payments/index.ts'
import type { SavedMethods } from '../../providers/payments/provider.ts'

/** @returns undefined where nothing can be left with the provider, or none is there */
export const keeperOf = (env: Env): SavedMethods | undefined => {
  try {
    return paymentsOf(env).saved
  } catch {
    return undefined
  }
}

/** Whether something can be left with whoever moves the money. */
export const canBeSaved = (env: Env): boolean => keeperOf(env) !== undefined

/** The latest first; of other providers, which nobody can pay by, none. */
export const ownMethods = async (env: Env, customer: CustomerId): Promise<readonly SavedMethod[]> => {
  if (!canBeSaved(env)) return []
  const all = await paymentMethodsOf(env.USERS_DB, { customer, provider: providerName(env) })
  return all.map(({ id, brand, lastFour, expiry, savedAt }) => ({ id, brand, lastFour, expiry, savedAt }))
}

export type MethodUnknown = { readonly code: 'payment-method-unknown' }

/**
 * By what the provider is paid.
 *
 * @param customer who asks, by a session of their own; null: nobody
 * @param text the id of one of theirs; whatever else it is, the answer is the same
 */
export const tokenOfSaved = async (
  env: Env,
  customer: CustomerId | null,
  text: string,
): Promise<Result<string, MethodUnknown>> => {
  const [id, keeper] = [savedMethodId(text), keeperOf(env)]
  if (!id || !keeper || !customer) return refuse({ code: 'payment-method-unknown' })
  const found = await paymentMethodBy(env.USERS_DB, { customer, provider: providerName(env) }, id)
  return found ? ok(keeper.tokenOf(found)) : refuse({ code: 'payment-method-unknown' })
}

/** By which the provider knows somebody who has left something with it before; null: it does not. */
export const payerOf = async (env: Env, customer: CustomerId): Promise<string | null> => {
  const [latest] = await paymentMethodsOf(env.USERS_DB, { customer, provider: providerName(env) })
  return latest?.payer ?? null
}

/** By the fact that somebody has paid and wants to pay with the same again. @throws where the provider does not say with what */
export const saveMethodLeft = async (env: Env, { customerId: customer, paymentId }: Order, token: string) => {
  const keeper = keeperOf(env)
  if (!customer || !keeper) return
  const left = await keeper.leftWith({ paymentId, token })
  if (left) await keepLeft(env, customer, left)
}

/** Told twice it is kept once. */
export const keepLeft = async (env: Env, customer: CustomerId, left: CardShown & SavedReference): Promise<void> => {
  const provider = providerName(env)
  const id = newSavedMethodId(crypto.getRandomValues(new Uint8Array(24)))
  const isSaved = await savePaymentMethod(env.USERS_DB, { customer, provider }, { ...left, id }, Date.now())
  // Their account was closed meanwhile: nobody would ever take it away.
  if (!isSaved) await forgetReference(env.USERS_DB, provider, left)
  await tellOfRemoved(env, Date.now())
}

/** @returns whether it was theirs */
export const removeMethod = async (env: Env, customer: CustomerId, text: string): Promise<boolean> => {
  const id = savedMethodId(text)
  return id !== undefined && removePaymentMethod(env.USERS_DB, customer, id)
}

/** In one turn: each asks a stranger. */
const TOLD_MAX = 10

/** The provider forgets what was taken away, whoever took it: at once, and by the sweep again until it has. */
export const tellOfRemoved = async (env: Env, now: number): Promise<void> => {
  const keeper = keeperOf(env)
  if (!keeper) return
  for (const { sequence, isLast, ...reference } of await methodsToForget(
    env.USERS_DB,
    providerName(env),
    now,
    TOLD_MAX,
  )) {
    try {
      await keeper.forget(reference, isLast)
      await methodForgotten(env.USERS_DB, sequence)
    } catch (fault) {
      console.error('the provider has not forgotten a way of paying yet', fault)
    }
  }
}
