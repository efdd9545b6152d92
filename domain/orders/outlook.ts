/** What a cart comes to before its shopper has said everything: by where they seem to be, and the cheapest way that leads there. */
import { cheapestOf, methodsFor } from '../logistics/delivery-methods.ts'
import { placeIn } from '../logistics/zones.ts'
import type { Totals } from './quote.ts'
import { loadIn, quoteFor, type Review } from './review.ts'
import type { StoredPayment } from './stored-payments.ts'

/** What it comes to before all is said: the least that it can be. */
export type Outlook = {
  readonly totals: Totals
  readonly payments: readonly StoredPayment[]
  /** `least`: no way is chosen, so the cheapest stands there. `none`: no way leads there. */
  readonly delivery: 'chosen' | 'least' | 'none' | 'unsent'
  /** Null: the tax of no country can be said. */
  readonly country: string | null
}

/** @param near where the shopper seems to be, of the countries that the shop sends to */
export const outlookOf = (reviewed: Review, near: string | null): Outlook | null => {
  const { cart, sent, delivery, pricing, totals } = reviewed
  const place = cart.address ?? placeIn(near)
  const at = { currency: cart.currency, place, load: loadIn(reviewed) }
  const ways = sent ? methodsFor(pricing.rules, at) : []
  const way = ways.find(({ id }) => id === delivery) ?? cheapestOf(pricing.rules, ways, at)
  const there = quoteFor(reviewed, { place, delivery: way?.id ?? null })
  // Where it cannot be had it still costs something elsewhere, and whoever says where they are goes on.
  const as = there ?? quoteFor(reviewed, { place: null, delivery: null })
  if (!totals || !as) return null
  const chosen = way?.id === delivery ? 'chosen' : 'least'
  return {
    totals: as.totals,
    payments: as.payments ?? [],
    delivery: sent ? (there && way ? chosen : 'none') : 'unsent',
    country: place?.country ?? null,
  }
}
