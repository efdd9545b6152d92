/** What a list of article numbers stands for today: each line priced, or the reason why it cannot be bought. */
import type { CustomerId } from '#domain/ids'
import type { Currency } from '#domain/money'
import { quickLineText, quickLinesIn, type QuickFault } from '#domain/orders/quick-order'
import type { Offer } from '#domain/orders/offer'
import type { OrderLineItem } from '#domain/orders/order-line'
import { quoteLineItem, type LineContext } from '#domain/orders/quote'
import { inPublic } from '#domain/pricing/price-for'
import { variantsNumbered } from '#schema/products/catalog/variants-named'
import type { Env } from '../../env.ts'
import { offersFresh } from '../catalog/offers.ts'
import { buyerFresh } from '../pricing/buyer.ts'

/** In the order they are checked. */
export type QuickRefusal =
  | QuickFault
  | { readonly code: 'sku-unknown' }
  /** Several goods have that number: one is chosen on its page. */
  | { readonly code: 'sku-shared'; readonly offers: readonly Offer[] }
  | { readonly code: 'not-for-sale' }
  | { readonly code: 'price-missing' }
  | { readonly code: 'sold-out' }

/** A line as it was written, with what it stands for. */
export type QuickItem = {
  readonly at: number
  /** As typed: what stays in the field when it is refused. */
  readonly text: string
  readonly found: OrderLineItem | null
  readonly refusal: QuickRefusal | null
}

export type QuickOrder = {
  readonly items: readonly QuickItem[]
  /** Lines beyond what a cart takes, as they were typed. */
  readonly rest: readonly string[]
}

const isSoldOut = ({ tracked, oversell, availability }: Offer) => tracked && !oversell && availability === 'sold-out'

type Judged = Pick<QuickItem, 'found' | 'refusal'>
const no = (refusal: QuickRefusal): Judged => ({ found: null, refusal })

const judge = (offers: readonly Offer[], units: number, context: LineContext): Judged => {
  if (offers.length === 0) return no({ code: 'sku-unknown' })
  const sold = offers.filter(({ sellable }) => sellable)
  const [offer, other] = sold
  if (!offer) return no({ code: 'not-for-sale' })
  if (other) return no({ code: 'sku-shared', offers: sold })
  const { variantId } = offer
  const quoted = quoteLineItem({ variantId, units, seen: { amount: 0, currency: context.currency } }, offer, context)
  if (!quoted.ok) return no({ code: 'price-missing' })
  return isSoldOut(offer) ? no({ code: 'sold-out' }) : { found: quoted.value, refusal: null }
}

/** @param customer who is signed in: by what they pay, and not by what everyone does */
export const quickOrder = async (
  env: Env,
  text: string,
  { customer, currency }: { readonly customer: CustomerId; readonly currency: Currency },
  now: number,
): Promise<QuickOrder> => {
  const { lines, wrong, rest } = quickLinesIn(text)
  const numbered = await variantsNumbered(
    env.PRODUCTS_DB,
    lines.map(({ sku }) => sku),
  )
  const offers = await offersFresh(
    env,
    numbered.map(({ variant }) => variant),
    now,
  )
  const context = { ...inPublic(currency, now), buyer: await buyerFresh(env, customer, offers.values(), now) }
  const looked = lines.map(({ at, sku, units }) => {
    const named = numbered.flatMap((one) => (one.sku === sku ? [offers.get(one.variant)] : []))
    const known = named.filter((offer) => offer !== undefined)
    return { at, text: quickLineText({ sku, units }), ...judge(known, units, context) }
  })
  const faults = wrong.map(({ at, text: typed, fault }) => ({ at, text: typed, ...no(fault) }))
  return { items: [...looked, ...faults].toSorted((one, other) => one.at - other.at), rest }
}
