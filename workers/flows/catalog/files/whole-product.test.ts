/** A product with every field that there is goes out as a file and comes into an empty shop as it was. */
import { beforeEach, expect, test } from 'vitest'
import type { Draft } from '#domain/catalog/draft'
import { readProductFile } from '#domain/catalog/shopify/csv'
import { headerOf, rowsOf } from '#domain/catalog/shopify/rows'
import type { Product, Variant } from '#domain/catalog/product'
import type { ProductId, VariantId } from '#domain/ids'
import { currency, money } from '#domain/money'
import { productByHandle } from '#schema/products/catalog/catalog'
import { saveProducts } from '#schema/products/catalog/save'
import { openD1 } from '#tests/d1'
import { product as door } from '../import-input.ts'
import { safeDraft } from '../safe-draft.ts'

const [EUR, USD, JPY] = [currency('EUR'), currency('USD'), currency('JPY')]
const LAYOUT = { currency: EUR, currencies: [USD, JPY], fields: [{ field: 'custom.care', name: 'Care' }] }

type Whole<T> = T extends readonly (infer One)[]
  ? readonly Whole<One>[]
  : T extends object
    ? { readonly [F in keyof T]-?: Whole<T[F]> }
    : T

const contact = (who: string) => ({ name: `${who} & Co`, address: 'Syros, GR', contact: `${who}@kiln.example` })
const variant: Variant = {
  id: 'var_0000000000000001' as VariantId,
  options: ['Chalk', 'S'],
  sku: '0012-C',
  barcode: '4006381333931',
  prices: [money(2800, EUR), money(3100, USD), money(4200, JPY)],
  compareAt: [money(3200, EUR), money(3600, USD), money(4800, JPY)],
  cost: [money(740, EUR), money(800, USD), money(900, JPY)],
  grams: 340,
  hsCode: '691200',
  origin: 'GR',
  lowStock: 4,
  requiresShipping: false,
  taxable: false,
  tracked: true,
  oversell: true,
  picture: '/pictures/mug.jpg',
  availability: 'sold-out',
}
/** A field that the type gains is missing here, and then in the file. */
const everything: Omit<Product, 'translations' | 'words' | 'pictures' | 'safety'> & {
  readonly translations: Product['translations']
  readonly words: Product['words']
  readonly pictures: readonly Whole<Product['pictures'][number]>[]
  readonly safety: Whole<NonNullable<Product['safety']>>
} = {
  id: 'prd_0000000000000001' as ProductId,
  handle: 'delos-mug',
  status: 'active',
  text: { title: 'Delos & mug', description: '<p>Thrown by hand.</p>', seoTitle: 'Mug', seoDescription: 'A mug.' },
  translations: { zh: { title: '马克杯', description: '<p>手工</p>', seoTitle: '杯', seoDescription: '一个杯子' } },
  words: { zh: { Glaze: '釉色', Size: '尺寸', Chalk: '白垩', Aegean: '爱琴蓝', S: '小', Mugs: '杯' } },
  vendor: 'Kiln on Syros',
  type: 'Mugs',
  category: 'Home > Mugs',
  taxClass: 'books',
  tags: ['new', 'table'],
  options: [
    { name: 'Glaze', values: ['Chalk', 'Aegean'] },
    { name: 'Size', values: ['S'] },
  ],
  variants: [
    variant,
    { ...variant, id: 'var_0000000000000002' as VariantId, options: ['Aegean', 'S'], sku: '0012-A', lowStock: null },
  ],
  pictures: [
    {
      src: '/pictures/mug.jpg',
      alt: 'A mug',
      altByLanguage: { en: 'A mug', zh: '杯子' },
      width: 800,
      height: 1000,
      wall: '#aabbcc',
      video: 'https://www.youtube.com/watch?v=abcdefghijk',
    },
  ],
  publishedFrom: 1_790_000_000_000,
  publishedUntil: 1_800_000_000_123,
  safety: {
    manufacturer: contact('maker'),
    responsible: contact('agent'),
    warnings: { en: 'Hot.\nVery hot.', zh: '小心烫' },
  },
  metafields: { 'custom.care': { type: 'multi_line_text', value: 'By hand.\nNot in a machine.' } },
  rating: { sum: 450, count: 100 },
  version: 7,
  createdAt: 1,
  updatedAt: 2,
}

/** What is not the merchant's to say: who it is, how often it was changed, and what the first language says already. */
const said = (product: Product) => {
  const { id: _, version: __, createdAt: ___, updatedAt: ____, variants, pictures, ...rest } = product
  return {
    ...rest,
    variants: variants.map((one) => ({ ...one, id: '', availability: '' })),
    pictures: pictures.map((one) => ({ ...one, altByLanguage: { zh: one.altByLanguage?.zh } })),
  }
}

let db: ReturnType<typeof openD1>
beforeEach(() => {
  db = openD1('products')
})

const written = (product: Product) => [headerOf(LAYOUT), ...rowsOf(product, {}, LAYOUT)]
const brought = async (table: readonly (readonly string[])[]): Promise<Product> => {
  const file = readProductFile(table, EUR)
  if (!file.ok) throw new Error(file.refusal.reason)
  expect(file.value.refused).toEqual([])
  const drafts = file.value.products.map(({ draft }) => safeDraft(door.parse(draft) as Draft))
  const types = new Map(Object.entries(everything.metafields).map(([field, { type }]) => [field, type]))
  const typed = drafts.map(({ metafields = {}, ...draft }) => ({
    ...draft,
    metafields: Object.fromEntries(
      Object.entries(metafields).map(([field, one]) => [field, one && { ...one, type: types.get(field) }]),
    ),
  }))
  await saveProducts(db, typed, 1)
  const product = await productByHandle(db, 'delos-mug')
  if (!product) throw new Error('it did not come in')
  return product
}

test('every field of a product survives', async () => {
  const table = written(everything)
  const product = await brought(table)
  expect(said(product)).toEqual(said(everything))
  expect(written(product)).toEqual(table)
  expect((await brought(table)).version).toBe(1)
})

test('a column that is missing leaves its field alone, a blank cell blanks it', async () => {
  const table = written(everything)
  const before = await brought(table)
  const head = table[0] ?? []
  const plain = [
    'Handle',
    'Title',
    'Option1 Name',
    'Option1 Value',
    'Option2 Name',
    'Option2 Value',
    'Variant SKU',
    'Image Src',
  ]
  const only = table.map((cells) => plain.map((name) => cells[head.indexOf(name)] ?? ''))
  expect((await brought(only)).version).toBe(before.version)
  const OF_SHOP = /^(Published At|Unpublished At|Manufacturer|Responsible|Safety|Image Video|.* \/ (zh|USD)$)/
  const blank = table.map((cells, row) =>
    cells.map((cell, at) => (row > 0 && OF_SHOP.test(head[at] ?? '') ? '' : cell)),
  )
  const after = await brought(blank)
  expect(after).toMatchObject({ publishedFrom: null, publishedUntil: null, safety: null, translations: {}, words: {} })
  expect(after.pictures).toMatchObject([{ video: '', altByLanguage: {} }])
  // A price is never blanked; what stood beside it is.
  expect(after.variants[0]?.prices).toEqual(before.variants[0]?.prices)
  expect(after.variants[0]?.compareAt.map((price) => price.currency)).toEqual([EUR, JPY])
})

test('what is none of it is told with its row, and left out alone', () => {
  const head = [
    'Handle',
    'Title',
    'Price',
    'Published At',
    'Image Src',
    'Image Video',
    'Price / USD',
    'Price / International',
  ]
  const safety = ['Manufacturer Name', 'Manufacturer Address', 'Manufacturer Contact']
  const row = ['a', 'A', '1', '2026-12-01 08:00', '/a.jpg', 'https://a.example/page', '2', 'x', 'Kiln', '', 'nobody']
  const file = readProductFile([[...head, ...safety], row], EUR)
  expect(file).toMatchObject({
    ok: true,
    value: {
      products: [
        {
          draft: {
            variants: [
              {
                prices: [
                  { currency: EUR, price: 100 },
                  { currency: USD, price: 200 },
                ],
              },
            ],
          },
        },
      ],
    },
  })
  const told = file.ok ? file.value.refused.map(({ column }) => column).toSorted() : []
  expect(told).toEqual(['Image Video', 'Manufacturer Address', 'Published At'])
  const dear = readProductFile(
    [
      ['Handle', 'Title', 'Price', 'Price / USD'],
      ['a', 'A', '1', 'dear'],
    ],
    EUR,
  )
  expect(dear).toMatchObject({ ok: true, value: { products: [], refused: [{ column: 'Price / USD' }] } })
})
