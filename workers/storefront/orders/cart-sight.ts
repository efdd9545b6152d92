/** A cart as its owner sees it now: each line at today's price, or with the reason why it cannot be sold. */
import type { VariantId } from '#domain/ids'
import type { Money } from '#domain/money'
import type { Cart, CartLineItem } from '#domain/orders/cart'
import { quote, quoteLineItem, type Offer, type OrderLineItem, type Totals } from '#domain/orders/quote'
import type { Env } from '../../env.ts'
import { offersFresh } from '../../flows/catalog/offers.ts'

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
}

export const seeCart = async (env: Pick<Env, 'PRODUCTS_DB'>, cart: Cart, now: number): Promise<CartSeen> => {
  const offers = await offersFresh(
    env,
    cart.lines.map(({ variantId }) => variantId),
    now,
  )
  const lines = cart.lines.map((line) => seeLine(line, offers, cart))
  const sellable = lines.filter(({ sold }) => sold).map(({ line }) => line)
  const quoted = sellable.length > 0 ? quote({ ...cart, lines: sellable }, offers) : undefined
  return {
    cart,
    lines,
    totals: quoted?.ok ? quoted.value.totals : undefined,
    ready: quoted?.ok === true && lines.every(({ trouble }) => !trouble),
  }
}

const seeLine = (line: CartLineItem, offers: ReadonlyMap<VariantId, Offer>, { currency }: Cart): LineSeen => {
  const offer = offers.get(line.variantId)
  const quoted = quoteLineItem(line, offer, currency)
  const sold = quoted.ok ? quoted.value : undefined
  const trouble = !offer ? 'gone' : !sold ? 'not-for-sale' : offer.availability === 'sold-out' ? 'sold-out' : undefined
  const before = sold && sold.price.amount !== line.seen.amount ? line.seen : undefined
  return { line, offer, sold, trouble, before }
}
