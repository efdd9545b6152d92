/** Wish lists: what is put on them is for sale, and whose they are says the account or the key of the guest. */
import { availabilityOf } from '#domain/catalog/availability'
import { isForSale } from '#domain/catalog/for-sale'
import { choiceOf, type Product, type Variant } from '#domain/catalog/product'
import { cardOf } from '#domain/catalog/card'
import type { Card } from '#domain/catalog/list-query'
import {
  newWishKey,
  WISHES_MAX,
  type Wish,
  type Wisher,
  type WishKey,
  type WishList,
} from '#domain/customers/wish-list'
import type { CustomerId, ProductId, VariantId } from '#domain/ids'
import { inLanguage, type Language, type Translated } from '#domain/languages'
import type { Currency } from '#domain/money'
import { ok, refuse, type Result } from '#domain/result'
import { isSoldIn } from '#domain/orders/delivery'
import { productsBy } from '#schema/products/catalog/catalog'
import { publicProducts } from '#schema/products/pricing/public-prices'
import { mergeWishLists, removeWish, saveWish, shareWishList, wishListOf } from '#schema/users/customers/wish-lists'
import type { Env } from '../../env.ts'
import { ownCurrencyFresh, settingsFresh } from '../settings/settings.ts'

export const freshWishKey = (): WishKey => newWishKey(crypto.getRandomValues(new Uint8Array(26)))

export type WishRefusal =
  | { readonly code: 'product-unknown' }
  | { readonly code: 'wishes-full'; readonly wishesMax: number }

export type Wanted = { readonly product: ProductId; readonly variant: VariantId | null; readonly language: Language }

/** Saying it twice puts it there once. Only what the shop shows can be wished for. */
export const keepWish = async (
  env: Env,
  wisher: Wisher,
  { product: id, variant, language }: Wanted,
  now: number,
): Promise<Result<null, WishRefusal>> => {
  const [product] = await productsBy(env.PRODUCTS_DB, 'id', [id])
  if (!product || !isForSale(product, now)) return refuse({ code: 'product-unknown' })
  const chosen = product.variants.some((one) => one.id === variant) ? variant : null
  const zh = product.translations.zh?.title
  const title = inLanguage({ en: product.text.title, ...(zh && { zh }) }, language)
  const wish: Wish = { product: id, variant: chosen, title, at: now }
  if (await saveWish(env.USERS_DB, wisher, wish, freshWishKey())) return ok(null)
  return refuse({ code: 'wishes-full', wishesMax: WISHES_MAX })
}

export const dropWish = (env: Env, wisher: Wisher, product: ProductId, now: number): Promise<void> =>
  removeWish(env.USERS_DB, wisher, product, now)

/** @param shared whether whoever has its link may look at it */
/** @returns false where there is no list: nothing was ever put on it */
export const setShared = (env: Env, wisher: Wisher, shared: boolean): Promise<boolean> =>
  shareWishList(env.USERS_DB, wisher, shared ? freshWishKey() : null)

/** On signing in. @returns whether something did not fit and stays the guest's */
export const joinWishLists = (env: Env, customer: CustomerId, guest: WishKey, now: number): Promise<boolean> =>
  mergeWishLists(env.USERS_DB, customer, guest, freshWishKey(), now)

/** A wish with what the shop says of it today. */
export type Wished = {
  readonly wish: Wish
  /** Null: it is gone from the shop. */
  readonly card: Card | null
  /** What was chosen, where there is a choice. */
  readonly choice: Translated
  /** What can be put into the cart at once; null: it has to be chosen first, or cannot be had. */
  readonly ready: VariantId | null
}

const meant = ({ variants }: Product, variant: VariantId | null): Variant | undefined =>
  variants.find(({ id }) => id === variant) ?? (variants.length === 1 ? variants[0] : undefined)

export const lookedUp = async (
  env: Env,
  { wishes }: Pick<WishList, 'wishes'>,
  currency: Currency,
  now: number,
): Promise<Wished[]> => {
  const [settings, found] = await Promise.all([
    settingsFresh(env, now),
    publicProducts(
      env.PRODUCTS_DB,
      'id',
      wishes.map(({ product }) => product),
      now,
    ),
  ])
  const products = new Map(found.filter((one) => isForSale(one, now)).map((one) => [one.id, one]))
  return wishes.map((wish): Wished => {
    const product = products.get(wish.product)
    if (!product) return { wish, card: null, choice: { en: '' }, ready: null }
    const variant = meant(product, wish.variant)
    const choice = variant && product.variants.length > 1 ? choiceOf(product, variant) : { en: '' }
    const isReady = variant && isSoldIn(settings, currency, variant) && availabilityOf(variant) !== 'sold-out'
    return { wish, card: cardOf(product, currency), choice, ready: isReady ? variant.id : null }
  })
}

/**
 * The whole list as it is today.
 *
 * @param shownIn absent: the shop's own currency @returns an empty one where there is none
 */
export const ownWishes = async (
  env: Env,
  wisher: Wisher,
  now: number,
  shownIn?: Currency | Promise<Currency>,
): Promise<{ readonly share: WishKey | null; readonly wished: readonly Wished[] }> => {
  const [list, currency] = await Promise.all([wishListOf(env.USERS_DB, wisher), shownIn ?? ownCurrencyFresh(env, now)])
  return { share: list?.share ?? null, wished: list ? await lookedUp(env, list, currency, now) : [] }
}
