/** A cart goes over into another currency: the same things at their prices there, the same codes, judged anew. */
import type { Currency } from '#domain/money'
import { isPaying, type Cart, type CartLineItem, type CartOwner, type CartRefusal } from '#domain/orders/cart'
import { quoteLineItem, sellsIn } from '#domain/orders/quote'
import { inPublic } from '#domain/pricing/price-for'
import { ok, refuse, type Result } from '#domain/result'
import type { Env } from '../../env.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { offersFresh } from '../catalog/offers.ts'
import { settingsFresh } from '../settings/settings.ts'

/** What has no price in it stays in the cart, and is told to be in the way. */
const pricedIn = async (env: Env, { lines }: Cart, currency: Currency, now: number): Promise<CartLineItem[]> => {
  const ids = lines.map(({ variantId }) => variantId)
  const offers = await offersFresh(env, ids, now)
  return lines.flatMap((line): CartLineItem[] => {
    const priced = quoteLineItem(line, offers.get(line.variantId), inPublic(currency, now))
    return priced.ok ? [{ ...line, seen: priced.value.price }] : []
  })
}

type CurrencyRefusal = CartRefusal | { readonly code: 'currency-unsold'; readonly currency: Currency }

/** @param cart as it was read: one that is being paid for stands still. @returns the cart; the same one where it has that currency */
export const changeCurrency = async (
  env: Env,
  owner: CartOwner,
  cart: Cart,
  currency: Currency,
  now: number,
): Promise<Result<Cart, CurrencyRefusal>> => {
  if (cart.currency === currency) return ok(cart)
  if (!sellsIn(await settingsFresh(env, now), currency)) return refuse({ code: 'currency-unsold', currency })
  if (isPaying(cart.payment)) return refuse({ code: 'payment-in-progress' })
  const change = { type: 'currency', currency, lines: await pricedIn(env, cart, currency, now) } as const
  const changed = await askOrder(env, owner.id, 'changeCart', { owner, change, open: null, idempotency: null })
  // Without a key of idempotency there is nothing else to be refused by it.
  return changed.ok ? ok(changed.value) : refuse(changed.refusal as CartRefusal)
}
