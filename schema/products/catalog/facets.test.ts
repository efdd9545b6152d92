/** Lists and their facets against the plainest reckoning there is: every variant looked at, one after the other. */
import { assert, asyncProperty, array, constantFrom, integer, option, record, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { availabilityOf } from '#domain/catalog/availability'
import { cardOf } from '#domain/catalog/card'
import type { Draft } from '#domain/catalog/draft'
import { parseListQuery, type ListFilters } from '#domain/catalog/list-query'
import { RATINGS } from '#domain/catalog/facets'
import { priceIn, type Availability, type Product, type Variant } from '#domain/catalog/product'
import { currency } from '#domain/money'
import { openD1 } from '#tests/d1'
import { productsBy, setAvailability } from './catalog.ts'
import { saveCollections } from './collection-save.ts'
import { listVariants } from './listed-variants.ts'
import { listProducts } from './lists.ts'
import { reindexPage } from './search/reindex.ts'
import { saveProducts } from './save.ts'

const [EUR, USD] = [currency('EUR'), currency('USD')]
const NAMES = Array.from({ length: 14 }, (_, index) => `good-${index}`)
const CARE = 'metafield.custom.care'

type Made = {
  readonly vendor: string
  readonly type: string
  readonly status: 'active' | 'draft' | 'archived'
  readonly glazes: readonly string[]
  readonly sizes: readonly string[] | null
  readonly prices: readonly number[]
  /** Whether all variants cost as much as the first. */
  readonly alike: boolean
  readonly unpriced: number
  readonly care: string | null
  readonly rating: { readonly sum: number; readonly count: number } | null
  readonly words: readonly Availability[]
  readonly oversold: boolean
}

const good = record({
  vendor: constantFrom('', 'Kiln', 'Loom'),
  type: constantFrom('', 'Mugs', 'Rugs', 'Jugs'),
  status: constantFrom('active', 'active', 'active', 'draft', 'archived'),
  glazes: uniqueArray(constantFrom('Chalk', 'Olive', 'Ink'), { minLength: 1, maxLength: 3 }),
  sizes: option(uniqueArray(constantFrom('S', 'M', 'Ink'), { minLength: 1 })),
  prices: array(integer({ min: 0, max: 12_000 }), { minLength: 9, maxLength: 9 }),
  alike: constantFrom(true, false, false),
  // Which of its variants is sold in another currency alone; 9: none.
  unpriced: integer({ min: 0, max: 12 }),
  care: option(constantFrom('Wash', 'Wipe')),
  rating: option(record({ sum: integer({ min: 0, max: 15 }), count: integer({ min: 3, max: 9 }) })),
  words: array(constantFrom<Availability>('in-stock', 'low', 'sold-out', 'sold-out'), { minLength: 9, maxLength: 9 }),
  oversold: constantFrom(false, false, false, true),
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
    metafields: { 'custom.care': said.care === null ? null : { type: 'single_line_text', value: said.care } },
    variants: rows.map((options, index) => ({
      options,
      tracked: true,
      oversell: said.oversold && index === 0,
      prices: [
        { currency: USD, price: 5 },
        { currency: EUR, price: said.unpriced === index ? null : (said.prices[said.alike ? 0 : index] ?? 1) },
      ],
    })),
  }
}

const NARROWED_BY_CARE = `INSERT INTO current_settings (document, number, version, value) VALUES ('metafields', 1, 1,
  '{"definitions":[{"field":"custom.care","name":{},"filterable":true}]}')`

/** Its tables are made once: each shop is a transaction that is never written down. */
const db = openD1('products')
db.sqlite.exec(`${NARROWED_BY_CARE}; SAVEPOINT shop`)

const filled = async (goods: readonly Made[]) => {
  db.sqlite.exec('ROLLBACK TO shop')
  await saveCollections(db, [{ handle: 'half', title: 'Half', products: NAMES.filter((_, at) => at % 2 === 0) }])
  const drafts = goods.map((said, at) => draftOf(NAMES[at] ?? '', said))
  // Saved twice: what was there before is forgotten, or the counts would tell.
  await saveProducts(
    db,
    drafts.map((draft) => ({
      ...draft,
      status: 'active' as const,
      vendor: 'Kiln',
      type: 'Mugs',
      unmentioned: 'remove' as const,
    })),
    1,
  )
  const saved = await saveProducts(db, drafts, 2)
  const words = saved.flatMap((one, at) =>
    one.outcome === 'refused'
      ? []
      : one.product.variants.map(({ id }, place) => ({
          item: id,
          word: goods[at]?.words[place] ?? 'low',
          version: 1,
        })),
  )
  await setAvailability(db, words)
  return productsBy(db, 'handle', NAMES)
}

type Facet = 'vendor' | 'type' | 'price' | 'available' | 'rating' | { readonly option: string }

const isBuyable = (variant: Variant) => availabilityOf(variant) !== 'sold-out'

const careOf = ({ metafields }: Product) => metafields['custom.care']?.value

/** The variants for which a product is listed: none where it is not. */
const matching = (product: Product, filters: ListFilters, without?: Facet): readonly Variant[] => {
  const { options, vendor, type, priceMin, priceMax, available, ratingMin } = filters
  const asked = Object.entries(options).filter(([name]) => typeof without !== 'object' || without.option !== name)
  const isListed =
    product.status === 'active' &&
    (without === 'vendor' || vendor.length === 0 || vendor.includes(product.vendor)) &&
    (without === 'type' || type.length === 0 || type.includes(product.type)) &&
    (without === 'rating' ||
      ratingMin === undefined ||
      (product.rating !== null && product.rating.sum >= ratingMin * product.rating.count)) &&
    asked.every(([name, values]) => name !== CARE || values.includes(String(careOf(product))))
  if (!isListed) return []
  const asksPrice = without !== 'price' && (priceMin !== undefined || priceMax !== undefined)
  return product.variants.filter((variant) => {
    const price = priceIn(variant, EUR)?.amount ?? -1
    return (
      (!asksPrice || (isBuyable(variant) && price >= (priceMin ?? 0) && price <= (priceMax ?? 1e12))) &&
      (without === 'available' || !available || isBuyable(variant)) &&
      asked.every(([name, values]) => name === CARE || values.includes(valueOf(product, variant, name) ?? ''))
    )
  })
}

const valueOf = (product: Product, variant: Variant, name: string) =>
  variant.options[product.options.findIndex((one) => one.name === name)]

const filter = array(
  constantFrom(
    'vendor=Kiln',
    'vendor=Loom',
    'type=Mugs',
    'type=Rugs',
    'min=20',
    'max=80',
    'min=5&max=9',
    'available=1',
    'available=1',
    'rating=4',
    'rating=2',
    'option.Glaze=Chalk',
    'option.Glaze=Ink',
    'option.Size=M',
    'option.Size=Ink',
    `option.${CARE}=Wash`,
    'option.Nothing=x',
  ),
  { maxLength: 4 },
)

const ORDER: readonly Availability[] = ['in-stock', 'low', 'sold-out']

test('every facet counts what the list would hold if it alone were chosen anew', async () => {
  const asked = asyncProperty(
    array(good, { minLength: 3, maxLength: NAMES.length }),
    array(filter, { minLength: 6, maxLength: 6 }),
    async (goods, filters) => {
      const products = await filled(goods)
      for (const [at, said] of filters.entries()) {
        // All of them are mugs: what a search finds is counted in another way than what stands on a shelf.
        const words = at % 3 === 0 ? ['q=mug'] : []
        const address = [...said, ...words].join('&')
        const where = { currency: EUR, ...(at % 2 === 1 && { collection: 'half' }) }
        const query = parseListQuery(new URLSearchParams(address), where)
        const within = products.filter(({ handle }) => at % 2 === 0 || NAMES.indexOf(handle) % 2 === 0)
        const of = (without?: Facet) =>
          within.flatMap((product) => {
            const variants = matching(product, query.filters, without)
            return variants.length > 0 ? [{ product, variants }] : []
          })
        const { cards, total, facets } = await listProducts(db, query)

        expect(cards.map(({ handle }) => handle).toSorted(), address).toEqual(
          of()
            .map(({ product: { handle } }) => handle)
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
        const told = (values: readonly { readonly value: string; readonly count: number }[] = []) =>
          Object.fromEntries(values.map(({ value, count }) => [value, count]))
        const toldOf = (option: string) => told(facets.options.find(({ name }) => name === option)?.values)
        expect(told(facets.vendors), address).toEqual(counts(of('vendor').map(({ product: { vendor } }) => vendor)))
        expect(told(facets.types), address).toEqual(counts(of('type').map(({ product: { type } }) => type)))
        for (const name of ['Glaze', 'Size']) {
          const values = of({ option: name }).flatMap(({ product, variants }) => [
            ...new Set(variants.flatMap((variant) => valueOf(product, variant, name) ?? [])),
          ])
          expect(toldOf(name), `${name} of ${address}`).toEqual(counts(values))
        }
        const cares = of({ option: CARE }).flatMap(({ product }) => careOf(product) ?? [])
        expect(toldOf(CARE), address).toEqual(counts(cares.map(String)))
        const states = of('available').flatMap(
          ({ variants }) => ORDER.find((word) => variants.some((one) => availabilityOf(one) === word)) ?? [],
        )
        expect(facets.availability, address).toEqual({ 'in-stock': 0, low: 0, 'sold-out': 0, ...counts(states) })
        for (const [index, stars] of RATINGS.entries()) {
          const rated = of('rating').filter(({ product: { rating } }) => rating && rating.sum >= stars * rating.count)
          expect(facets.ratings[index]).toEqual({ stars, count: rated.length })
        }
        const prices = of('price').map(({ variants }) =>
          variants.filter(isBuyable).flatMap((variant) => priceIn(variant, EUR)?.amount ?? []),
        )
        expect(facets.price?.min.amount, address).toBe(prices.flat().toSorted((a, b) => a - b)[0])
        expect(facets.price?.max.amount, address).toBe(prices.flat().toSorted((a, b) => b - a)[0])
        for (const { min, max, count } of facets.price?.steps ?? []) {
          const isWithin = (price: number) => price >= (min?.amount ?? 0) && price <= (max?.amount ?? 1e12)
          expect(count, address).toBe(prices.filter((some) => some.some(isWithin)).length)
        }
      }
    },
  )
  await assert(asked, { numRuns: 120 })
})

const ROWS = ['listed_variants', 'listed_options', 'listed_prices', 'product_prices'] as const

test('what lists know of variants is the same anew, and of goods from before it is made by an index anew', async () => {
  const asked = asyncProperty(array(good, { minLength: 3, maxLength: 6 }), async (goods) => {
    await filled(goods)
    const rows = () => ROWS.map((table) => db.sqlite.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all())
    const before = rows()
    db.sqlite.exec(
      `DELETE FROM listed_variants; DELETE FROM listed_prices; UPDATE listed_options SET availability = NULL;
       UPDATE product_prices SET cheapest = NULL, dearest = NULL, heaps = '[]'`,
    )
    await reindexPage(db, 0, false)
    expect(rows()).toEqual(before)
    const changes = () => db.sqlite.prepare('SELECT total_changes() AS many').get()?.['many']
    const written = changes()
    await db.batch(listVariants(db, 'number', [1, 2, 3, 4, 5, 6]))
    expect(changes(), 'what stays as it is is not written').toBe(written)
  })
  await assert(asked, { numRuns: 15 })
})
