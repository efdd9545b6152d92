/** What the page of a good says of promotions: their titles, and until when they are these. */
import type { Collection } from '#domain/catalog/collection'
import { isGiftCard } from '#domain/catalog/gift-card'
import { priceIn, wasPrice, type Product, type Variant } from '#domain/catalog/product'
import { announcedOn } from '#domain/promotions/announced'
import type { Promotion } from '#domain/promotions/promotion'
import type { RequestContext } from '../frame/request-context.ts'
import { titleOf } from './why.ts'

/** More than these are noise beside a price. */
const SHOWN_MAX = 3

type Of = { readonly product: Product; readonly variant: Variant; readonly collections: readonly Collection[] }

/** @param automatic those that count by themselves @returns `until` in ms: then the page is another one */
export const announcedFor = (
  request: RequestContext,
  { product, variant, collections }: Of,
  automatic: readonly Promotion[],
  now: number,
): { readonly titles: readonly string[]; readonly until: number | null } => {
  const { currency, market } = request
  const good = {
    variantId: variant.id,
    productId: product.id,
    collections: collections.map(({ id }) => id),
    tags: product.tags,
    isGiftCard: isGiftCard(product),
    isMarkedDown: wasPrice(variant, currency) !== undefined,
    cost: null,
    units: 1,
    price: priceIn(variant, currency)?.amount ?? 0,
  }
  const { promotions, until } = announcedOn(automatic, good, { currency, countries: market?.countries ?? null, now })
  return { titles: promotions.slice(0, SHOWN_MAX).map((one) => titleOf(request, one)), until }
}
