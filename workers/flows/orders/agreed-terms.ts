/** By what an order is paid, as the shop offers it where the order goes: whatever a page or a program says is looked at here. */
import type { Cart } from '#domain/orders/cart'
import { isManualToken, methodOfToken, termsOf, type PaymentTerms } from '#domain/orders/payment-terms'
import { ok, refuse, type Result } from '#domain/result'
import { manualMethodsIn } from '#domain/settings/payments'
import type { Env } from '../../env.ts'
import { settingsFresh } from '../settings/settings.ts'

type Chosen = { readonly cart: Pick<Cart, 'address'>; readonly token: string }
type Agreed = Result<PaymentTerms | null, { readonly code: 'payment-method-unavailable' }>

/** @returns null where the provider is asked for it at once */
export const agreedTerms = async (env: Env, { cart, token }: Chosen, now: number): Promise<Agreed> => {
  const { payments } = await settingsFresh(env, now)
  if (!isManualToken(token)) return payments.online ? ok(null) : refuse({ code: 'payment-method-unavailable' })
  const method = manualMethodsIn(payments, cart.address?.country ?? '').find(({ id }) => id === methodOfToken(token))
  return method ? ok(termsOf(method, now)) : refuse({ code: 'payment-method-unavailable' })
}
