/** What staff read of price lists: which there are, what one says, who pays what, and what was paid before. */
import { z } from 'zod'
import { MOMENT_MAX } from '#domain/days'
import { productId, variantId } from '#domain/ids'
import { currency, isCurrency } from '#domain/money'
import { priceFor } from '#domain/pricing/price-for'
import { PRICE_LIST_NAME_MAX, type PriceListId } from '#domain/pricing/price-list'
import { ok, refuse } from '#domain/result'
import { UNITS_MAX } from '#domain/orders/cart'
import { offersOf, productsBy } from '#schema/products/catalog/catalog'
import { variantsNamed } from '#schema/products/catalog/variants-named'
import { listPrices } from '#schema/products/pricing/list-prices'
import { priceHistoryOf } from '#schema/products/pricing/price-history'
import { listNames, priceListsListed } from '#schema/products/pricing/price-lists'
import { companiesCalled } from '#schema/users/customers/companies'
import type { Env } from '../../env.ts'
import { question } from '../question.ts'
import { settingsFresh } from '../settings/settings.ts'
import { world } from '../settings/world.ts'
import { listId } from './input.ts'
import { listKnown } from './list-commands.ts'
import { namesIn } from './names.ts'

const permission = 'catalog:see'

export const PRICE_LISTS_SHOWN = 50
export const LIST_PRICES_SHOWN = 100

export const listingPriceLists = question({
  name: 'pricing:lists',
  permission,
  input: z.object({
    q: z.string().trim().max(PRICE_LIST_NAME_MAX).default('').describe('Letters of a name.'),
    before: z.coerce.number().int().min(1).optional().describe('From the page before: behind which this one begins.'),
  }),
  refusals: [],
  answer: async ({ env }, { q, before }) => {
    const asked = { found: q, before: before ?? null, most: PRICE_LISTS_SHOWN + 1 }
    const found = await priceListsListed(env.PRODUCTS_DB, asked)
    const lists = found.slice(0, PRICE_LISTS_SHOWN)
    return ok({ lists, next: found.length > PRICE_LISTS_SHOWN ? (lists.at(-1)?.number ?? null) : null })
  },
})

/** `var_…~10`: behind which price the page begins. */
const placeIn = (text: string) => {
  const [variant = '', units = '0'] = text.split('~')
  return variantId(variant) && /^\d{1,3}$/.test(units) ? { variant, units: Number(units) } : null
}

export const readingPriceList = question({
  name: 'pricing:list',
  permission,
  input: z.object({ id: listId, after: z.string().max(100).default('').describe('From the page of prices before.') }),
  refusals: ['price-list-unknown'],
  answer: async ({ env }, { id, after }) => {
    const list = await listKnown(env.PRODUCTS_DB, id)
    if (!list.ok) return list
    const asked = { after: placeIn(after), most: LIST_PRICES_SHOWN + 1 }
    const found = list.value.pricing.type === 'fixed' ? await listPrices(env.PRODUCTS_DB, list.value.id, asked) : []
    const prices = found.slice(0, LIST_PRICES_SHOWN)
    const last = prices.at(-1)
    const next = found.length > LIST_PRICES_SHOWN && last ? `${last.variant}~${last.units}` : null
    return ok({ list: list.value, called: await namesIn(env, list.value), prices, next })
  },
})

const country = z
  .string()
  .trim()
  .toUpperCase()
  .max(2)
  .refine((code) => code === '' || world.isCountry(code), 'There is no such country.')
  .default('')
  .describe('Where the order goes; empty: nobody has said so.')

/** Who pays what: one variant, for a buyer, a place and a moment that are said. */
export const previewingPrice = question({
  name: 'pricing:preview',
  permission,
  input: z.object({
    variant: z.string().trim().min(1).max(255).describe('Its id, or a SKU that it has alone.'),
    currency: z.string().refine(isCurrency, 'No currency of ISO 4217').transform(currency),
    units: z.coerce.number().int().min(1).max(UNITS_MAX).default(1),
    company: z.string().max(100).default('').describe('Id or name of the company that it is bought for.'),
    tags: z.string().max(2_000).default('').describe('Tags of the customer, with commas.'),
    country,
    at: z.coerce.number().int().min(0).max(MOMENT_MAX).optional().describe('In ms; now when absent.'),
  }),
  refusals: ['currency-unsold', 'variant-unknown', 'company-unknown'],
  answer: async ({ env, now }, asked) => {
    const { currencies } = (await settingsFresh(env, now)).markets
    if (!currencies.includes(asked.currency)) return refuse({ code: 'currency-unsold', currency: asked.currency })
    const named = await variantsNamed(env.PRODUCTS_DB, [asked.variant])
    const [only, ...others] = named.filter(({ byId }) => byId === (variantId(asked.variant) !== undefined))
    if (!only || others.length > 0) return refuse({ code: 'variant-unknown', variantId: asked.variant })
    const at = asked.at ?? now
    const offer = (await offersOf(env.PRODUCTS_DB, [only.variant], Math.min(at, now))).get(only.variant)
    if (!offer) return refuse({ code: 'variant-unknown', variantId: asked.variant })
    const [company] = asked.company === '' ? [] : await companiesCalled(env.USERS_DB, [asked.company])
    if (asked.company !== '' && !company) return refuse({ code: 'company-unknown' })
    const buyer = {
      company: company?.id ?? null,
      tags: asked.tags
        .split(/[,，、\n]/)
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    }
    const place = asked.country || null
    const priced = priceFor(offer, { currency: asked.currency, units: asked.units, buyer, country: place, now: at })
    return ok({
      variant: only.variant,
      title: offer.title,
      choice: offer.choice,
      sku: offer.sku,
      priced: priced ?? null,
    })
  },
})

/** What lists are called. */
export const namedLists = (env: Pick<Env, 'PRODUCTS_DB'>, ids: readonly PriceListId[]) =>
  listNames(env.PRODUCTS_DB, ids)

export const HISTORY_SHOWN = 100

export const readingPriceHistory = question({
  name: 'pricing:history',
  permission,
  input: z.object({
    product: z.string().max(255).describe('Its id, or its handle.'),
    variant: z.string().max(100).default('').describe('Of one of its variants alone.'),
    before: z.coerce.number().int().min(1).optional().describe('From the page before: behind which this one begins.'),
  }),
  refusals: ['product-unknown'],
  answer: async ({ env }, { product: name, variant, before }) => {
    const [product] = await productsBy(env.PRODUCTS_DB, productId(name) ? 'id' : 'handle', [name])
    if (!product) return refuse({ code: 'product-unknown' })
    const asked = { variant: variantId(variant) ?? null, before: before ?? null, most: HISTORY_SHOWN + 1 }
    const found = await priceHistoryOf(env.PRODUCTS_DB, product.id, asked)
    const prices = found.slice(0, HISTORY_SHOWN)
    return ok({ product, prices, next: found.length > HISTORY_SHOWN ? (prices.at(-1)?.seq ?? null) : null })
  },
})
