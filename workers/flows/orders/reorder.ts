/** The same again: what of an order can still be bought. */
import type { Currency } from '#domain/money'
import type { VariantId } from '#domain/ids'
import type { Order } from '#domain/orders/order'
import { quoteLineItem } from '#domain/orders/quote'
import { inPublic } from '#domain/pricing/price-for'
import type { Env } from '../../env.ts'
import { offersFresh } from '../catalog/offers.ts'

export type Reorder = {
  readonly lines: readonly { readonly variantId: VariantId; readonly units: number }[]
  /** Things that are not for sale any more. */
  readonly gone: number
}

export const reorderable = async (env: Env, { lines }: Order, currency: Currency, now: number): Promise<Reorder> => {
  const offers = await offersFresh(
    env,
    lines.map(({ variantId }) => variantId),
    now,
  )
  const sold = lines.filter(
    ({ variantId, units }) =>
      quoteLineItem({ variantId, units, seen: { amount: 0, currency } }, offers.get(variantId), inPublic(currency, now))
        .ok,
  )
  return { lines: sold.map(({ variantId, units }) => ({ variantId, units })), gone: lines.length - sold.length }
}
