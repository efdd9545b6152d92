/** A cart as its owner sees it now: each line at today's price, or with the reason why it cannot be sold. */
import type { VariantId } from '#domain/ids'
import type { Money } from '#domain/money'
import type { Cart, CartLineItem } from '#domain/orders/cart'
import { withDeliverable, type DeliveryMethodId } from '#domain/orders/delivery'
import { quote, quoteLineItem, type Offer, type OrderLineItem, type Totals } from '#domain/orders/quote'
import type { Settings } from '#domain/settings/settings'
import type { Env } from '../../env.ts'
import { offersFresh } from '../../flows/catalog/offers.ts'
import { settingsFresh } from '../../flows/settings/settings.ts'

export type Trouble = 'gone' | 'not-for-sale' | 'sold-out'

export type LineSeen = {
  readonly line: CartLineItem
  readonly offer: Offer | undefined
  readonly sold: OrderLineItem | undefined
  readonly trouble: Trouble | undefined
  /** The price that the shopper saw, when it is another one now. */
  readonly before: Money | undefined
}

export type CartSeen = {
  readonly cart: Cart
  readonly lines: readonly LineSeen[]
  /** Of what can be sold; undefined when nothing can. */
  readonly totals: Totals | undefined
  readonly ready: boolean
  /** By what it was priced, to price it anew for another place or way. */
  readonly pricing: {
    readonly rules: Settings
    readonly offers: ReadonlyMap<VariantId, Offer>
    readonly now: number
  }
}

export const seeCart = async (
  env: Pick<Env, 'PRODUCTS_DB' | 'CURRENCY'>,
  kept: Cart,
  now: number,
): Promise<CartSeen> => {
  const items = kept.lines.map(({ variantId }) => variantId)
  const [offers, rules] = await Promise.all([offersFresh(env, items, now), settingsFresh(env, now)])
  const cart = withDeliverable(kept, rules)
  const lines = cart.lines.map((line) => seeLine(line, offers, cart))
  const sellable = lines.filter(({ sold }) => sold).map(({ line }) => line)
  const quoted = sellable.length > 0 ? quote({ ...cart, lines: sellable }, offers, rules, now) : undefined
  return {
    cart,
    lines,
    totals: quoted?.ok ? quoted.value.totals : undefined,
    ready: quoted?.ok === true && lines.every(({ trouble }) => !trouble),
    pricing: { rules, offers, now },
  }
}

export type Choice = { readonly country: string; readonly delivery: DeliveryMethodId | null }

/** What it would cost there, and in that way; nothing is saved. Undefined where it cannot be had. */
export const totalsFor = ({ cart, lines, pricing }: CartSeen, { country, delivery }: Choice): Totals | undefined => {
  const { rules, offers, now } = pricing
  const sellable = lines.flatMap(({ sold, line }) => (sold ? [line] : []))
  const place = { name: '', street: '', extra: '', postcode: '', city: '', region: '', phone: '' }
  const address = country === '' ? null : { ...(cart.address ?? place), country }
  const quoted = quote({ ...cart, lines: sellable, address, delivery }, offers, rules, now)
  return quoted.ok ? quoted.value.totals : undefined
}

const seeLine = (line: CartLineItem, offers: ReadonlyMap<VariantId, Offer>, { currency }: Cart): LineSeen => {
  const offer = offers.get(line.variantId)
  const quoted = quoteLineItem(line, offer, currency)
  const sold = quoted.ok ? quoted.value : undefined
  const trouble = !offer ? 'gone' : !sold ? 'not-for-sale' : offer.availability === 'sold-out' ? 'sold-out' : undefined
  const before = sold && sold.price.amount !== line.seen.amount ? line.seen : undefined
  return { line, offer, sold, trouble, before }
}
