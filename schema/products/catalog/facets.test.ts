/** Lists and their facets against the plainest reckoning there is: every product looked at, one after the other. */
import { assert, asyncProperty, array, constantFrom, integer, option, record, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { cardOf } from '#domain/catalog/card'
import type { Draft } from '#domain/catalog/draft'
import { parseListQuery, type Card, type ListFilters } from '#domain/catalog/list-query'
import { RATINGS } from '#domain/catalog/facets'
import type { Product } from '#domain/catalog/product'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { productsBy, setAvailability } from './catalog.ts'
import { saveCollections } from './collection-save.ts'
import { listProducts } from './lists.ts'
import { saveProducts } from './save.ts'

const EUR = currency('EUR')
const NAMES = Array.from({ length: 14 }, (_, index) => `good-${index}`)

type Made = {
  readonly vendor: string
  readonly type: string
  readonly status: 'active' | 'draft' | 'archived'
  readonly glazes: readonly string[]
  readonly sizes: readonly string[] | null
  readonly prices: readonly number[]
  readonly unpriced: boolean
  readonly rating: { readonly sum: number; readonly count: number } | null
  readonly word: 'in-stock' | 'low' | 'sold-out'
}

const good = record({
  vendor: constantFrom('', 'Kiln', 'Loom'),
  type: constantFrom('', 'Mugs', 'Rugs', 'Jugs'),
  status: constantFrom('active', 'active', 'active', 'draft', 'archived'),
  glazes: uniqueArray(constantFrom('Chalk', 'Olive', 'Ink'), { minLength: 1, maxLength: 3 }),
  sizes: option(uniqueArray(constantFrom('S', 'M'), { minLength: 1 })),
  prices: array(integer({ min: 0, max: 12_000 }), { minLength: 6, maxLength: 6 }),
  unpriced: constantFrom(false, false, false, true),
  rating: option(record({ sum: integer({ min: 0, max: 15 }), count: integer({ min: 3, max: 9 }) })),
  word: constantFrom('in-stock', 'low', 'sold-out'),
})

const draftOf = (handle: string, said: Made): Draft => {
  const rows = said.glazes.flatMap((glaze) =>
    (said.sizes ?? [undefined]).map((size) => [glaze, ...(size ? [size] : [])]),
  )
  return {
    handle,
    status: said.status,
    text: { title: `${handle} mug` },
    vendor: said.vendor,
    type: said.type,
    options: ['Glaze', ...(said.sizes ? ['Size'] : [])],
    rating: said.rating,
    variants: rows.map((options, index) => ({
      options,
      tracked: true,
      prices: [{ currency: said.unpriced ? currency('USD') : EUR, price: said.prices[index] ?? 1 }],
    })),
  }
}
const filled = async (goods: readonly Made[]) => {
  const db = openD1('products')
  await saveCollections(db, [{ handle: 'half', title: 'Half', products: NAMES.filter((_, at) => at % 2 === 0) }])
  const drafts = goods.map((said, at) => draftOf(NAMES[at] ?? '', said))
  // Saved twice: what was there before is forgotten, or the counts would tell.
  await saveProducts(
    db,
    drafts.map((draft) => ({ ...draft, status: 'active' as const, vendor: 'Kiln', type: 'Mugs' })),
    1,
  )
  const saved = await saveProducts(db, drafts, 2)
  const words = saved.flatMap((one, at) =>
    one.outcome === 'refused'
      ? []
      : one.product.variants.map(({ id }) => ({ item: id, word: goods[at]?.word ?? 'low', version: 1 })),
  )
  await setAvailability(db, words)
  return { db, products: await productsBy(db, 'handle', NAMES) }
}

const has = (product: Product, name: string, value: string) =>
  product.options.some((one) => one.name === name && one.values.includes(value))

type Facet = 'vendor' | 'type' | 'price' | 'available' | 'rating' | { readonly option: string }

const fits = (product: Product, card: Card, filters: ListFilters, without?: Facet): boolean => {
  const { options, vendor, type, priceMin, priceMax, available, ratingMin } = filters
  const price = card.price?.amount
  const isPriced = priceMin === undefined && priceMax === undefined
  return (
    product.status === 'active' &&
    (without === 'vendor' || vendor.length === 0 || vendor.includes(product.vendor)) &&
    (without === 'type' || type.length === 0 || type.includes(product.type)) &&
    (without === 'price' ||
      isPriced ||
      (price !== undefined && price >= (priceMin ?? 0) && price <= (priceMax ?? Number.MAX_SAFE_INTEGER))) &&
    (without === 'available' || !available || card.availability !== 'sold-out') &&
    (without === 'rating' ||
      ratingMin === undefined ||
      (product.rating !== null && product.rating.sum >= ratingMin * product.rating.count)) &&
    Object.entries(options).every(
      ([name, values]) =>
        (typeof without === 'object' && without.option === name) || values.some((value) => has(product, name, value)),
    )
  )
}

const filter = array(
  constantFrom(
    'vendor=Kiln',
    'vendor=Loom',
    'type=Mugs',
    'type=Rugs',
    'min=20',
    'max=80',
    'available=1',
    'rating=4',
    'rating=2',
    'option.Glaze=Chalk',
    'option.Glaze=Ink',
    'option.Size=M',
    'option.Nothing=x',
  ),
  { maxLength: 4 },
)

test('every facet counts what the list would hold if it alone were chosen anew', async () => {
  const asked = asyncProperty(
    array(good, { minLength: 3, maxLength: NAMES.length }),
    array(filter, { minLength: 6, maxLength: 6 }),
    async (goods, filters) => {
      const { db, products } = await filled(goods)
      for (const [at, said] of filters.entries()) {
        // All of them are mugs: what a search finds is counted in another way than what stands on a shelf.
        const words = at % 3 === 0 ? ['q=mug'] : []
        const query = parseListQuery(new URLSearchParams([...said, ...words].join('&')), {
          currency: EUR,
          ...(at % 2 === 1 && { collection: 'half' }),
        })
        const within = products.filter(({ handle }) => at % 2 === 0 || NAMES.indexOf(handle) % 2 === 0)
        const of = (without?: Facet) =>
          within.filter((product) => fits(product, cardOf(product, EUR), query.filters, without))
        const { cards, total, facets } = await listProducts(db, query)

        expect(cards.map(({ handle }) => handle).toSorted()).toEqual(
          of()
            .map(({ handle }) => handle)
            .toSorted(),
        )
        expect(total).toBe(of().length)
        for (const card of cards) {
          const product = within.find(({ handle }) => handle === card.handle)
          expect(card).toEqual(product && cardOf(product, EUR))
        }
        const counts = (values: readonly string[]) =>
          Object.fromEntries(
            [...Map.groupBy(values.filter(Boolean), String)].map(([value, all]) => [value, all.length]),
          )
        const told = (values: readonly { readonly value: string; readonly count: number }[]) =>
          Object.fromEntries(values.map(({ value, count }) => [value, count]))
        expect(told(facets.vendors)).toEqual(counts(of('vendor').map(({ vendor }) => vendor)))
        expect(told(facets.types)).toEqual(counts(of('type').map(({ type }) => type)))
        for (const name of ['Glaze', 'Size']) {
          const chosen = query.filters.options[name] ? of({ option: name }) : of()
          const values = chosen.flatMap(({ options }) => options.find((one) => one.name === name)?.values ?? [])
          expect(told(facets.options.find((one) => one.name === name)?.values ?? [])).toEqual(counts(values))
        }
        const states = of('available').map((product) => cardOf(product, EUR).availability)
        expect(facets.availability).toEqual({ 'in-stock': 0, low: 0, 'sold-out': 0, ...counts(states) })
        for (const [index, stars] of RATINGS.entries()) {
          const rated = of('rating').filter(({ rating }) => rating && rating.sum >= stars * rating.count)
          expect(facets.ratings[index]).toEqual({ stars, count: rated.length })
        }
        const prices = of('price').flatMap((product) => cardOf(product, EUR).price?.amount ?? [])
        expect(facets.price?.min.amount).toBe(prices.length > 0 ? Math.min(...prices) : undefined)
        expect(facets.price?.max.amount).toBe(prices.length > 0 ? Math.max(...prices) : undefined)
        for (const { min, max, count } of facets.price?.steps ?? []) {
          const listed = prices.filter((price) => price >= (min?.amount ?? 0) && price <= (max?.amount ?? 1e12))
          expect(count).toBe(listed.length)
        }
      }
    },
  )
  await assert(asked, { numRuns: 40 })
})
