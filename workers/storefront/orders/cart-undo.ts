/** What was just taken out of the cart, so that it can be put back: the address remembers it. */
import type { Context } from 'hono'
import { variantId, type VariantId } from '#domain/ids'
import { UNITS_MAX } from '#domain/orders/cart'
import type { Offer } from '#domain/orders/offer'
import type { App } from '../../env.ts'
import { offersFresh } from '../../flows/catalog/offers.ts'

export type Removed = { readonly variantId: VariantId; readonly units: number; readonly offer: Offer }

export const removedIn = async (c: Context<App>): Promise<Removed | undefined> => {
  const id = variantId(c.req.query('removed'))
  const units = Number(c.req.query('units'))
  if (!id || !Number.isInteger(units) || units < 1 || units > UNITS_MAX) return undefined
  const offer = (await offersFresh(c.env, [id], Date.now())).get(id)
  return offer && { variantId: id, units, offer }
}
