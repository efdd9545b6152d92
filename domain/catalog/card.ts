/** A whole product as the card that stands for it in a row of goods: the same as a list would say. */
import type { Currency } from '../money.ts'
import { money } from '../money.ts'
import { summary } from './availability.ts'
import type { Card } from './list-query.ts'
import { priceRanges } from './price-range.ts'
import { ratingShown } from './rating.ts'
import type { Product } from './product.ts'

/** @param currency whose prices the card shows; without one its price is null */
export const cardOf = (product: Product, currency: Currency): Card => {
  const range = priceRanges(product.variants).find((one) => one.currency === currency)
  const { zh } = product.translations
  const typeZh = product.words.zh?.[product.type]
  return {
    id: product.id,
    handle: product.handle,
    text: { en: product.text.title, ...(zh?.title && { zh: zh.title }) },
    vendor: product.vendor,
    type: product.type,
    typeText: { en: product.type, ...(typeZh && { zh: typeZh }) },
    price: range ? money(range.lowest, currency) : null,
    wasPrice: range && range.was !== null ? money(range.was, currency) : null,
    priceVaries: range ? range.lowest !== range.highest : false,
    availability: summary(product.variants),
    picture: product.pictures[0] ?? null,
    secondPicture: product.pictures[1] ?? null,
    rating: ratingShown(product),
  }
}
