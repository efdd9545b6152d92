/** The catalogue: products, collections, search. The same for everyone, so caches may keep it for a moment. */
import { isForSale } from '#domain/catalog/for-sale'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { namedIn } from '#domain/catalog/references'
import { PAGE_SIZE, PAGE_SIZE_MAX, parseListQuery, SORTS, type Place, type Sort } from '#domain/catalog/list-query'
import { ok, refuse } from '#domain/result'
import type { ListQuery as Listed, ProductList as ListedProducts } from '#domain/catalog/list-query'
import { RATINGS } from '#domain/catalog/facets'
import { currenciesIn, openMarkets } from '#domain/settings/markets'
import { referencesOf } from '#schema/products/catalog/references'
import { throughCache } from '../../cache/answers.ts'
import { COLLECTION_JSON, COLLECTIONS_JSON, PRODUCT_JSON, PRODUCTS_JSON } from '../../cache/policies.ts'
import { alsoMadeOf, holdsUntil, namedTags } from '../../cache/tags.ts'
import type { App } from '../../env.ts'
import { productFresh } from '../../flows/catalog/catalog.ts'
import { listedIn, productsListed } from '../../flows/catalog/lists.ts'
import { collectionsFresh, ownCurrency, settingsFresh } from '../../flows/settings/settings.ts'
import { cursorAt, placeOf } from '../../http/cursor.ts'
import { refused } from '../../http/refusal.ts'
import { cardOf, Collection, collectionOf, Product, ProductList, productOf } from './wire/catalog.ts'
import { facetsOf } from './wire/facets.ts'
import { answer, Currency, Language } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'

const tags = ['Catalogue']

const Handle = z.object({ handle: z.string().max(255).openapi({ example: 'delos-mug' }) })
const Spoken = z.object({ language: Language.optional() })

/** Named once or several times. */
const several = (description: string) =>
  z
    .preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(z.string().max(100)).max(50).optional(),
    )
    .openapi({
      type: 'array',
      items: { type: 'string', maxLength: 100 },
      maxItems: 50,
      description,
      param: { explode: true },
    })

const decimal = (description: string) =>
  z
    .string()
    .regex(/^\d{1,9}(\.\d{1,3})?$/, 'A decimal number with a dot')
    .optional()
    .openapi({ description, example: '19.90' })

const after = z
  .string()
  .refine((cursor) => cursorIn(cursor) !== undefined, 'No cursor of this list')
  .optional()
  .openapi({ description: 'The `next` of the page before, of the same list in the same order.' })

/** Of which order it is, and the product behind which the next page begins. */
const cursorIn = (cursor: string): (Place & { readonly sort: unknown }) | undefined => {
  const [sort, key, product] = placeOf(cursor) ?? []
  const isKey = key === null || typeof key === 'string' || typeof key === 'number'
  return isKey && Number.isSafeInteger(product) ? { sort, key, product: Number(product) } : undefined
}

const listed = {
  vendor: several('Any of these makers.'),
  type: several('Any of these kinds.'),
  'option.{name}': several('Any of these values of an option: `option.Glaze=Chalk`. Repeat it for other options.'),
  min: decimal(
    'Lowest price of a variant that can be bought, in whole units and decimals of the currency. ' +
      'Options, prices and `available` hold for one and the same variant.',
  ),
  max: decimal('Highest price of such a variant.'),
  available: z.enum(['true', 'false']).optional().openapi({
    description: 'Only what has a variant that is not sold out, of the values and prices that are asked for.',
  }),
  rating: z
    .enum(RATINGS.map(String))
    .optional()
    .openapi({ description: 'So many stars and up, by the average of reviews.', example: '4' }),
  sort: z.enum(SORTS).optional().openapi({ description: '`relevance` without a search is `featured`.' }),
  market: z.string().max(100).optional().openapi({
    description:
      "In whose currency prices are, and of which nothing is listed that is not sold there; the shop's own when absent.",
    example: 'japan',
  }),
  currency: Currency.optional().openapi({
    description: "Of the prices; the market's own when absent.",
    example: 'EUR',
  }),
  language: Language.optional(),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(PAGE_SIZE_MAX)
    .optional()
    .openapi({ type: 'integer', minimum: 1, maximum: PAGE_SIZE_MAX, description: `A page; ${PAGE_SIZE} when absent.` }),
  after,
}
const terms = z.string().min(1).max(100).openapi({ description: 'Words, beginnings of words, labels, Chinese.' })
const ListQuery = z.object({ q: terms.optional(), ...listed })
const SearchQuery = z.object({ q: terms, ...listed })

const LIST_REFUSALS = refusals('request-invalid', 'currency-unsold')
const aPage = { 200: answer(ProductList, 'One page of the list.'), ...LIST_REFUSALS }

const listing = createRoute({
  method: 'get',
  path: '/products',
  tags,
  summary: 'List products',
  description: 'Filters and sorts as the addresses of the storefront do.',
  request: { query: ListQuery },
  responses: aPage,
})

const searching = createRoute({
  method: 'get',
  path: '/search',
  tags,
  summary: 'Search products',
  request: { query: SearchQuery },
  responses: aPage,
})

const reading = createRoute({
  method: 'get',
  path: '/products/{handle}',
  tags,
  summary: 'Read a product',
  description: 'With all of its variants; a variant is what is put into a cart.',
  request: { params: Handle, query: Spoken },
  responses: { 200: answer(Product, 'The product.'), ...refusals('product-unknown', 'request-invalid') },
})

const collectionsRoute = createRoute({
  method: 'get',
  path: '/collections',
  tags,
  summary: 'List collections',
  request: { query: Spoken },
  responses: {
    200: answer(z.object({ collections: z.array(Collection) }).openapi('CollectionList'), 'In the order of the menu.'),
    ...refusals('request-invalid'),
  },
})

const collectionRoute = createRoute({
  method: 'get',
  path: '/collections/{handle}',
  tags,
  summary: 'Read a collection and its products',
  request: { params: Handle, query: ListQuery },
  responses: {
    200: answer(ProductList.extend({ collection: Collection }).openapi('CollectionPage'), 'One page of it.'),
    ...refusals('request-invalid', 'currency-unsold', 'collection-unknown'),
  },
})

type ListRequest = z.infer<typeof ListQuery>

/** What a list is asked for, or what keeps it from being asked. One more than a page says whether there is another. */
const queryOf = async (c: Context<App>, request: ListRequest, collection?: string) => {
  const { limit = PAGE_SIZE } = request
  const settings = await settingsFresh(c.env, Date.now())
  const [own, ...others] = openMarkets(settings.markets)
  const named = request.market
  const market = [own, ...others].find((one) => one?.id === named)
  if (named !== undefined && !market) {
    const errors = [{ in: 'query', pointer: '/market', detail: 'No market that is open' }]
    return refuse({ code: 'request-invalid', errors } as const)
  }
  const sold = currenciesIn(settings.markets, market)
  const code = request.currency ?? sold[0] ?? ownCurrency(settings)
  const currency = sold.find((one) => one === code)
  if (!currency) return refuse({ code: 'currency-unsold', currency: request.currency } as const)
  const fixed = { currency, without: market?.without, ...(collection !== undefined && { collection }) }
  const query = { ...parseListQuery(new URL(c.req.url).searchParams, fixed), page: 1, pageSize: limit + 1 }
  if (request.after === undefined) return ok(query)
  const cursor = cursorIn(request.after)
  if (cursor?.sort !== query.sort) {
    const errors = [{ in: 'query', pointer: '/after', detail: 'No cursor of this list' }]
    return refuse({ code: 'request-invalid', errors } as const)
  }
  return ok({ ...query, behind: { key: cursor.key, product: cursor.product } })
}

const pageOf = (list: ListedProducts, { sort, pageSize }: Listed, { language = 'en' }: ListRequest) => {
  const { cards, places, total, isCut, facets } = list
  const limit = pageSize - 1
  const last = cards.length > limit ? places[limit - 1] : undefined
  return {
    products: cards.slice(0, limit).map((card) => cardOf(card, language)),
    total,
    isCut,
    facets: facetsOf(facets, language),
    next: last ? cursorOf(sort, last) : null,
  }
}

const cursorOf = (sort: Sort, { key, product }: Place): string => cursorAt(sort, key, product)

const list = async (c: Context<App>, request: ListRequest) => {
  const query = await queryOf(c, request)
  if (!query.ok) return refused(c, query.refusal)
  return c.json(pageOf(await productsListed(c.env, query.value), query.value, request), 200)
}

const product = async (c: Context<App>, handle: string, { language = 'en' }: z.infer<typeof Spoken>) => {
  const now = Date.now()
  const [found, settings] = await Promise.all([productFresh(c.env, handle, now), settingsFresh(c.env, now)])
  if (!found || !isForSale(found, now)) return refused(c, { code: 'product-unknown', handle })
  if (found.pricesUntil !== undefined) holdsUntil(c, found.pricesUntil)
  const { definitions } = settings.metafields
  const isShown = ({ field: name }: { readonly field: string }) =>
    definitions.some(({ field, shown }) => shown && field === name)
  const named = namedIn(found.metafields).filter(isShown)
  const references = named.length > 0 ? await referencesOf(c.env.PRODUCTS_DB, handle, now) : []
  alsoMadeOf(c, namedTags(named))
  return c.json(productOf(found, language, definitions, references), 200)
}

const collections = async (c: Context<App>, { language = 'en' }: z.infer<typeof Spoken>) => {
  const all = await collectionsFresh(c.env, Date.now())
  return c.json({ collections: all.map((one) => collectionOf(one, language)) }, 200)
}

const collection = async (c: Context<App>, handle: string, request: ListRequest) => {
  const query = await queryOf(c, request, handle)
  if (!query.ok) return refused(c, query.refusal)
  const { collection: found, list: listed } = await listedIn(c.env, query.value, handle)
  if (!found) return refused(c, { code: 'collection-unknown', handle })
  return c.json(
    { collection: collectionOf(found, request.language ?? 'en'), ...pageOf(listed, query.value, request) },
    200,
  )
}

export const catalog = new OpenAPIHono<App>()
  .openapi(listing, (c) => throughCache(c, PRODUCTS_JSON, () => list(c, c.req.valid('query'))))
  .openapi(searching, (c) => throughCache(c, PRODUCTS_JSON, () => list(c, c.req.valid('query'))))
  .openapi(reading, (c) =>
    throughCache(c, PRODUCT_JSON, () => product(c, c.req.valid('param').handle, c.req.valid('query'))),
  )
  .openapi(collectionsRoute, (c) => throughCache(c, COLLECTIONS_JSON, () => collections(c, c.req.valid('query'))))
  .openapi(collectionRoute, (c) =>
    throughCache(c, COLLECTION_JSON, () => collection(c, c.req.valid('param').handle, c.req.valid('query'))),
  )
