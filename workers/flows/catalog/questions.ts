/** What staff read of the catalogue: products of every status, and the whole of it as a file. */
import { z } from 'zod'
import { VERSIONS_MAX } from '#domain/catalog/history'
import { metafieldOf, valuesOf } from '#domain/catalog/metafields'
import { locationId, productId } from '#domain/ids'
import { AMOUNT_MAX } from '#domain/money'
import { ok, refuse } from '#domain/result'
import type { Settings } from '#domain/settings/settings'
import { productsBy } from '#schema/products/catalog/catalog'
import { productsThatFit } from '#schema/products/catalog/products-that-fit'
import { GAPS, SCHEDULES, SORTS, type ProductQuery } from '#schema/products/catalog/list-conditions'
import { productListing } from '#schema/products/catalog/product-list'
import { locationName } from '../input.ts'
import { question } from '../question.ts'
import { ownCurrency, ownCurrencyFresh, settingsFresh } from '../settings/settings.ts'
import { BULK_MAX } from './bulk-input.ts'
import { exportCatalog } from './export.ts'
import { fileLayout } from './files/file-layout.ts'
import { pastProduct, productHistory } from './history.ts'
import { BODY_MAX, PRODUCTS_MAX } from './import-input.ts'

export const PRODUCT_STATUSES = ['active', 'draft', 'archived'] as const
export const AVAILABILITIES = ['in-stock', 'low', 'sold-out'] as const

const name = z.string().max(255)
const amount = z.coerce.number().int().min(0).max(AMOUNT_MAX)

const listInput = z.object({
  status: z.enum(PRODUCT_STATUSES).optional(),
  q: z.string().max(200).default('').describe('A part of title, vendor, SKU or barcode.'),
  vendor: name.optional(),
  type: name.optional(),
  tag: name.optional(),
  collection: name.optional().describe('Its handle.'),
  availability: z.enum(AVAILABILITIES).optional(),
  priceFrom: amount.optional().describe('Of the lowest price, in minor units of the shop’s currency.'),
  priceUntil: amount.optional(),
  lacks: z
    .enum(GAPS)
    .optional()
    .describe('What it, or one of its variants, is without; customs codes and weight are asked of what is shipped.'),
  option: name.optional().describe('The name of an option.'),
  optionValue: name.optional().describe('One of its values; without it whatever has the option.'),
  metafield: name.optional().describe('A field of the shop: `custom.care`.'),
  metafieldValue: name.optional().describe('What it says, or holds in its list; without it whatever says anything.'),
  schedule: z.enum(SCHEDULES).optional().describe('Its time has not come, is over, or has an end.'),
  sort: z.enum(SORTS).default('title'),
  order: z.enum(['ascending', 'descending']).default('ascending'),
  /** The row that the page lies beside. */
  cursor: z
    .object({ towards: z.enum(['next', 'previous']), id: z.string().transform(productId) })
    .nullable()
    .default(null),
})

type Asked = Omit<z.output<typeof listInput>, 'cursor'> & Pick<ProductQuery, 'priced'>

/** What is asked of the list, as its rows are found by it: a value of a field is spelt as the field keeps it. */
export const listQuery = (
  { q: search, order, metafieldValue, ...narrowed }: Asked,
  { metafields: { definitions } }: Pick<Settings, 'metafields'>,
): ProductQuery => {
  const type = definitions.find(({ field }) => field === narrowed.metafield)?.type
  const kept = type && metafieldValue !== undefined ? metafieldOf(type, metafieldValue) : undefined
  const [spelt = metafieldValue] = kept ? valuesOf(kept) : []
  return { ...narrowed, search, metafieldValue: spelt, descending: order === 'descending' }
}

export const listingProducts = question({
  name: 'catalog:list',
  permission: 'catalog:see',
  input: listInput.extend({ priced: z.boolean().default(false).describe('With prices and costs of the variants.') }),
  refusals: [],
  answer: async ({ env, now }, { cursor, ...asked }) => {
    const settings = await settingsFresh(env, now)
    const beside = cursor?.id ? { towards: cursor.towards, id: cursor.id } : null
    const shown = { currency: ownCurrency(settings), now, cursor: beside }
    return ok(await productListing(env.PRODUCTS_DB, listQuery(asked, settings), shown))
  },
})

/** What a change of all that fit goes through: so many at a time as one call changes. */
export const findingAll = question({
  name: 'catalog:all',
  permission: 'catalog:see',
  input: listInput.omit({ cursor: true }).extend({
    after: z.coerce.number().int().min(0).default(0),
    until: z.coerce.number().int().min(0).optional().describe('The last of them, as the first answer said.'),
  }),
  refusals: [],
  answer: async ({ env, now }, { after, until, ...asked }) => {
    const settings = await settingsFresh(env, now)
    const bounds = { currency: ownCurrency(settings), now, after, until, most: BULK_MAX }
    return ok(await productsThatFit(env.PRODUCTS_DB, listQuery(asked, settings), bounds))
  },
})

export const readingProduct = question({
  name: 'catalog:read',
  permission: 'catalog:see',
  input: z.object({ product: z.string().max(255).describe('Its id or its handle.') }),
  refusals: ['product-unknown'],
  answer: async ({ env }, { product: name }) => {
    const [product] = await productsBy(env.PRODUCTS_DB, productId(name) ? 'id' : 'handle', [name])
    return product ? ok(product) : refuse({ code: 'product-unknown', handle: name })
  },
})

const product = z.string().max(255).describe('Its id or its handle; its id when it was deleted.')
const version = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

export const listingVersions = question({
  name: 'catalog:versions',
  permission: 'catalog:see',
  input: z.object({ product, before: version.optional().describe('A version, to read on behind it.') }),
  refusals: ['product-unknown'],
  answer: ({ env }, { product: name, before }) => productHistory(env, name, { before, limit: VERSIONS_MAX }),
})

export const readingVersion = question({
  name: 'catalog:version',
  permission: 'catalog:see',
  input: z.object({
    product,
    version,
    against: version.optional().describe('A version to lay it beside; without it the product as it is now.'),
  }),
  refusals: ['product-unknown', 'version-unknown'],
  answer: ({ env }, { product: name, version: which, against }) => pastProduct(env, name, which, against),
})

export const exportingGoods = question({
  name: 'catalog:export',
  permission: 'catalog:see',
  input: z.object({ after: z.coerce.number().int().min(0).default(0), location: locationName.default('main') }),
  refusals: ['location-unknown'],
  answer: async ({ env, now }, { after, location: text }) => {
    const location = locationId(text)
    if (!location) return refuse({ code: 'location-unknown' })
    const { currency, currencies, fields } = await fileLayout(env, now)
    return ok({
      currency,
      currencies,
      metafields: fields,
      ...(await exportCatalog(env, after, location)),
    })
  },
})

/** What a program asks before it brings goods in. */
export const readingImportBounds = question({
  name: 'catalog:import-bounds',
  permission: 'catalog:see',
  input: z.object({}),
  refusals: [],
  answer: async ({ env, now }) =>
    ok({ currency: await ownCurrencyFresh(env, now), productsMax: PRODUCTS_MAX, bodyMax: BODY_MAX }),
})
