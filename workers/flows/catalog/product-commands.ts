/** What staff do to products: change status and prices, bring in many, make the search index anew. */
import { z } from 'zod'
import type { Draft } from '#domain/catalog/draft'
import type { Product } from '#domain/catalog/product'
import { tooLowIn } from '#domain/catalog/markdowns'
import { locationId, type ProductId } from '#domain/ids'
import { AMOUNT_MAX, currency, isCurrency } from '#domain/money'
import { ok, refuse } from '#domain/result'
import { productByHandle } from '#schema/products/catalog/catalog'
import { changeProduct } from '#schema/products/catalog/change'
import { saveProducts } from '#schema/products/catalog/save'
import { LISTS, productTag } from '../../cache/tags.ts'
import { command, type Act } from '../command.ts'
import { id } from '../input.ts'
import { envelope, firstFault, product } from './import-input.ts'
import { importCatalog, type Imported } from './import.ts'
import { reindexCatalog } from './reindex.ts'

/** A product has at most so many variants, and each has a price in some currencies. */
const PRICES_MAX = 5_000

const price = z.strictObject({
  amount: z.int().min(0).max(AMOUNT_MAX),
  currency: z.string().refine(isCurrency, 'No currency of ISO 4217'),
})

const change = z.strictObject({
  handle: z.string().max(255),
  version: z
    .int()
    .min(1)
    .optional()
    .describe('That was seen: another one is not changed. Without it, whatever there is.'),
  status: z.enum(['active', 'draft', 'archived']).optional(),
  prices: z
    .array(
      z.strictObject({
        variantId: id,
        price: price.describe('In one currency; its prices in others stay.'),
        compareAt: price.nullable().optional().describe('The price before, in the same currency; null for none.'),
      }),
    )
    .min(1)
    .max(PRICES_MAX)
    .optional(),
})

/** All or nothing; what is absent stays as it is. */
export const changingProduct = command({
  name: 'catalog:change',
  permission: 'catalog:change',
  input: change,
  refusals: [
    'product-unknown',
    'variant-unknown',
    'currency-mismatch',
    'compare-at-too-low',
    'product-changed',
    'product-differs',
  ],
  repeats: 'none',
  act: async ({ env, now, staff }, input) => {
    const { handle } = input
    const there = await productByHandle(env.PRODUCTS_DB, handle)
    if (!there) return refuse({ code: 'product-unknown', handle })
    const made = draftOf(there, input)
    if (made.refusal) return refuse(made.refusal)
    if (input.version !== undefined)
      return changeSeen(env.PRODUCTS_DB, there.id, made.draft, input.version, { staff, now })
    const [saved] = await saveProducts(env.PRODUCTS_DB, [made.draft], now, { who: staff.userId, cause: 'edit' })
    if (saved?.outcome === 'refused' && saved.refusal.code === 'product-changed')
      return refuse({ code: 'product-changed', handles: [handle] })
    if (!saved || saved.outcome === 'refused') throw new Error(`a change of ${handle} was refused`)
    return ok({ product: saved.product, changed: saved.outcome === 'updated' })
  },
  purges: ({ handle }, { changed }) => (changed ? [productTag(handle), LISTS] : []),
  audit: ({ handle: subject, ...details }, { changed }) => (changed ? [{ subject, details }] : []),
})

/** Only the version that was seen: whoever changes it at the same moment is told. */
const changeSeen = async (
  db: D1Database,
  id: ProductId,
  draft: Draft,
  version: number,
  { staff, now }: Pick<Act, 'staff' | 'now'>,
) => {
  type Differs = { readonly code: 'product-differs'; readonly version: number }
  const done = await changeProduct<null, Differs>(
    db,
    id,
    (product) =>
      product.version === version
        ? ok({ draft, answer: null })
        : refuse({ code: 'product-differs', version: product.version }),
    { who: staff.userId, cause: 'edit' },
    now,
  )
  return done.ok ? ok({ product: done.value.product, changed: done.value.changed }) : done
}

/** The change as a draft: a variant is told by its options. Or which line of it cannot be. */
const draftOf = (there: Product, { status, prices = [] }: z.infer<typeof change>) => {
  const variants: NonNullable<Draft['variants']>[number][] = []
  for (const [variantId, together] of Map.groupBy(prices, (one) => one.variantId)) {
    const variant = there.variants.find((one) => one.id === variantId)
    if (!variant) return { refusal: { code: 'variant-unknown', variantId } } as const
    const mixed = together.some((one) => one.compareAt && one.compareAt.currency !== one.price.currency)
    if (mixed) return { refusal: { code: 'currency-mismatch', variantId } } as const
    const lines = together.map((one) => ({
      currency: currency(one.price.currency),
      price: one.price.amount,
      compareAt: one.compareAt === undefined ? undefined : (one.compareAt?.amount ?? null),
    }))
    const low = tooLowIn(lines, variant)
    if (low) return { refusal: { code: 'compare-at-too-low', variantId, currency: low.currency } } as const
    variants.push({ options: variant.options, prices: lines })
  }
  return { draft: { handle: there.handle, status, variants } satisfies Draft }
}

/** The same however often it is sent, so it needs no key. What is purged the flow says, which knows what has changed. */
export const importing = command({
  name: 'catalog:import',
  permission: 'catalog:change',
  input: envelope,
  refusals: ['location-unknown', 'product-changed'],
  repeats: 'none',
  act: async ({ env, now, staff }, { run, ...input }) => {
    const location = locationId(input.location)
    if (!location) return refuse({ code: 'location-unknown' })
    const read = input.products.map((one) => ({ one, parsed: product.safeParse(one) }))
    const products = read.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : []))
    const answer = await importCatalog(
      env,
      { ...input, products, location, by: { who: staff.userId, cause: 'import', run } },
      now,
    )
    // The others are saved; the same import again saves these, and changes nothing else.
    const handles = answer.products.flatMap(({ handle, reason }) => (reason === 'product-changed' ? [handle] : []))
    if (handles.length > 0) return refuse({ code: 'product-changed', handles })
    const answers = answer.products.values()
    const all = read.map(({ one, parsed }): Imported | undefined =>
      parsed.success ? answers.next().value : malformed(one, firstFault(parsed.error)),
    )
    const { collections, metafields } = answer
    return ok({ products: all, collections, metafields, taken: products.length })
  },
  audit: (_, { taken }) => [{ subject: `${taken} products` }],
})

const malformed = (one: unknown, reason: string): Imported => ({
  handle: handleIn(one),
  outcome: 'refused',
  variants: 0,
  reason,
  refused: [],
  warnings: [],
})

/** What a refused product called itself, so that its sender finds it. */
const handleIn = (one: unknown): string => {
  const handle = typeof one === 'object' && one !== null && 'handle' in one ? one.handle : ''
  return typeof handle === 'string' ? handle.slice(0, 255) : ''
}

export const reindexing = command({
  name: 'catalog:reindex',
  permission: 'catalog:change',
  input: z.strictObject({
    after: z.int().min(0).default(0).describe('Where to go on.'),
    missing: z.boolean().default(false).describe('Only what this Stoa has not indexed yet.'),
  }),
  refusals: [],
  repeats: 'none',
  act: async ({ env }, { after, missing }) => ok(await reindexCatalog(env, after, missing)),
  audit: ({ after, missing }) => (after === 0 ? [{ subject: missing ? 'what is missing' : 'all products' }] : []),
})
