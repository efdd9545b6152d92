/** What real product files contain, trap by trap. */
import { expect, test } from 'vitest'
import { currency } from '../../money.ts'
import { readProductFile } from './csv.ts'

const EUR = currency('EUR')
const OLD = [
  'Handle',
  'Title',
  'Option1 Name',
  'Option1 Value',
  'Variant SKU',
  'Variant Inventory Qty',
  'Variant Price',
]

const read = (...table: string[][]) => {
  const file = readProductFile(table, EUR)
  if (!file.ok) throw new Error(file.refusal.reason)
  return file.value
}
const drafts = (...table: string[][]) => read(...table).products.map(({ draft }) => draft)
const one = (header: string[], ...rows: string[][]) => drafts(header, ...rows)[0]

test('rows that share a handle are one product, wherever they stand', () => {
  const { products, refused } = read(
    OLD,
    ['mug', 'Mug', 'Glaze', 'Chalk', 'M-1', '3', '28.00'],
    ['jug', 'Jug', 'Title', 'Default Title', 'J', '', '49'],
    ['mug', '', '', 'Olive', 'M-2', '-2', '30'],
  )
  expect(refused).toMatchObject([{ row: 4, column: 'Variant Inventory Qty', reason: expect.stringMatching(/“-2”/) }])
  expect(products).toMatchObject([
    {
      row: 2,
      variantRows: [2, 4],
      draft: {
        handle: 'mug',
        options: ['Glaze'],
        variants: [
          { options: ['Chalk'], sku: 'M-1', units: 3, prices: [{ currency: 'EUR', price: 2800 }] },
          { options: ['Olive'], sku: 'M-2', units: 0, prices: [{ currency: 'EUR', price: 3000 }] },
        ],
      },
    },
    { row: 3, variantRows: [3], draft: { handle: 'jug', options: [], variants: [{ options: [], sku: 'J' }] } },
  ])
})

test('both ways of writing the header are understood, in any capitals', () => {
  const old = ['Handle', 'Title', 'Body (HTML)', 'Variant Price', 'Variant Grams', 'Image Src', 'Published']
  const young = [
    'URL handle',
    'Title',
    'Description',
    'Price',
    'WEIGHT VALUE (GRAMS)',
    'Product image URL',
    'Published on online store',
  ]
  const cells = ['mug', 'Mug', '<p>x</p>', '28', '340', 'https://a.example/m.jpg', 'TRUE']
  expect(one(young, cells)).toEqual(one(old, cells))
  expect(one(old, cells)).toMatchObject({ status: 'active', variants: [{ grams: 340 }] })
})

test('a file with few columns speaks of those alone', () => {
  const header = [
    'Handle',
    'Title',
    'Vendor',
    'Variant SKU',
    'Variant Inventory Tracker',
    'Variant Inventory Qty',
    'Variant Barcode',
  ]
  expect(one(header, ['a1', 'A', 'V', 'A1', '', '0', "'8720602828605"])).toEqual({
    handle: 'a1',
    text: { title: 'A', description: undefined, seoTitle: undefined, seoDescription: undefined },
    vendor: 'V',
    type: undefined,
    category: undefined,
    variants: [{ sku: 'A1', barcode: '8720602828605', tracked: false, units: 0 }],
  })
})

test('a row with a handle and a picture alone is one more picture, in the order of the positions', () => {
  const header = ['Handle', 'Title', 'Variant Price', 'Image Src', 'Image Position', 'Image Alt Text']
  expect(
    one(
      header,
      ['mug', 'Mug', '28', 'http://a.example/2.jpg', '2', 'side'],
      ['mug', '', '', '//a.example/1.jpg', '1', ''],
      ['mug', '', '', 'https://a.example/2.jpg', '3', 'again'],
    ),
  ).toMatchObject({
    variants: [{}],
    pictures: [{ src: 'https://a.example/1.jpg' }, { src: 'https://a.example/2.jpg', alt: 'side' }],
  })
})

test.each([
  [
    'padded cells',
    ['  mug ', ' Mug  ', '', '', ' M ', ' 3  ', '  4.00         '],
    { handle: 'mug', variants: [{ sku: 'M', units: 3, prices: [{ price: 400 }] }] },
  ],
  ['a guarded SKU', ['mug', 'Mug', '', '', "'0012", '', '1'], { variants: [{ sku: '0012' }] }],
  ['a guarded formula', ['mug', "'=1+1", '', '', '', '', '1'], { text: { title: '=1+1' } }],
  ['a bare CR in a cell', ['mug', 'one\rtwo', '', '', '', '', '1'], { text: { title: 'one\ntwo' } }],
  ['a ragged row', ['mug', 'Mug', '', '', 'M'], { variants: [{ sku: 'M' }] }],
  [
    'cells beyond the header that are blank',
    ['mug', 'Mug', '', '', 'M', '', '1', '', ' '],
    { variants: [{ sku: 'M' }] },
  ],
  ['a handle in capitals', ['MUG Über', 'Mug', '', '', '', '', '1'], { handle: 'mug-uber' }],
  ['no handle', ['', 'Délos Mug', '', '', '', '', '1'], { handle: 'delos-mug' }],
  ['a price of nothing', ['mug', 'Mug', '', '', '', '', '0.00'], { variants: [{ prices: [{ price: 0 }] }] }],
  ['an option called Title that is one', ['mug', 'Mug', 'Title', 'Small', '', '', '1'], { options: ['Title'] }],
  ['a value without a name', ['mug', 'Mug', '', 'Small', '', '', '1'], { options: ['Option1'] }],
  ['stock as a decimal', ['mug', 'Mug', '', '', '', '7.0', '1'], { variants: [{ units: 7 }] }],
])('%s', (_, cells, draft) => {
  expect(one(OLD, cells)).toMatchObject(draft)
})

test('a barcode that a spreadsheet has made a number is left as it was', () => {
  const variant = one(['Handle', 'Title', 'Barcode', 'Price'], ['a', 'A', '3.65275E+11', '1'])?.variants?.[0]
  expect(variant).not.toHaveProperty('barcode')
})

test.each([
  ['active', 'true', 'active'],
  ['Active', ' TRUE ', 'active'],
  ['active', 'false', 'draft'],
  ['', '', undefined],
  ['active', '', undefined],
  ['', 'TRUE', undefined],
  ['unlisted', 'TRUE', 'draft'],
  ['draft', 'TRUE', 'draft'],
  ['Archived', 'false', 'archived'],
  ['active', 'FALSCH', 'draft'],
  ['active', 'FAUX', 'draft'],
  ['active', 'ЛОЖЬ', 'draft'],
  ['active', '假', 'draft'],
  ['active', 'WAHR', 'active'],
])('status %j published %j is %s', (status, published, expected) => {
  expect(one(['Handle', 'Price', 'Status', 'Published'], ['a', '1', status, published])?.status).toBe(expected)
})

test.each([
  ['active', 'niemals', 'Published'],
  ['active', 'constructor', 'Published'],
  ['Entwurf', 'TRUE', 'Status'],
  ['brouillon', '', 'Status'],
])('what is not understood is never put up for sale: status %j published %j', (status, published, column) => {
  const { products, refused } = read(['Handle', 'Price', 'Status', 'Published'], ['a', '1', status, published])
  expect(products).toEqual([])
  expect(refused).toMatchObject([{ row: 2, column, reason: expect.stringContaining('is not') }])
})

test.each([
  ['active', 'TRUE', 'active'],
  ['', '', 'active'],
  ['draft', 'TRUE', 'draft'],
  ['active', 'FALSE', 'draft'],
  ['', 'FALSE', 'draft'],
  ['archived', '', 'draft'],
])('a later row of a product with status %j published %j leaves it %s', (status, published, expected) => {
  const head = ['Handle', 'Price', 'Option1 Value', 'Status', 'Published']
  const { products, refused } = read(head, ['a', '1', 'S', 'active', 'TRUE'], ['a', '2', 'M', status, published])
  expect([refused, products[0]?.draft.status]).toEqual([[], expected])
})

test('a word that is not understood refuses its product in whichever row it stands', () => {
  const head = ['Handle', 'Price', 'Option1 Value', 'Status', 'Published']
  const { products, refused } = read(head, ['a', '1', 'S', 'active', 'TRUE'], ['a', '2', 'M', '', 'niemals'])
  expect([products, refused]).toMatchObject([[], [{ row: 3, column: 'Published' }]])
})

test.each([
  ['-1', 'Variant Price', /not a price/],
  ['19.999', 'Variant Price', /not a price/],
  ['free', 'Variant Price', /not a price/],
])('a price of %j is refused at its row, and nothing else is lost', (price, column, reason) => {
  const { products, refused } = read(
    OLD,
    ['bad', 'Bad', '', '', '', '', price],
    ['mug', 'Mug', 'Glaze', 'Chalk', '', '', '1'],
    ['mug', '', '', 'Olive', '', '', price],
  )
  expect(products).toMatchObject([{ draft: { handle: 'mug', variants: [{ options: ['Chalk'] }] } }])
  expect(refused).toMatchObject([{ row: 2, rows: [2, 4], column, reason: expect.stringMatching(reason) }])
})

test.each([
  [['mug', 'Mug', '', '', '', 'many', '1'], 'Variant Inventory Qty'],
  [['mug', 'Mug', 'Glaze', '', 'M', '', '1'], 'Option1 Value'],
  [['', '', '', '', 'M', '', '1'], 'Handle'],
  [['***', '', '', '', 'M', '', '1'], 'Handle'],
  [['mug', 'Mug', '', '', 'M', '', '1', 'stray'], ''],
])('%j is refused in column %j', (cells, column) => {
  expect(read(OLD, cells)).toMatchObject({ products: [], refused: [{ row: 2, column }] })
})

test('rows are counted as a spreadsheet counts them, blank ones too', () => {
  const { refused } = read(OLD, ['', '', ''], ['mug', 'Mug', '', '', '', '', '1'], ['', '', '', '', '', '', 'x'])
  expect(refused).toMatchObject([{ row: 4 }])
})

test.each([
  [[], /empty/],
  [[['', '']], /empty/],
  [[['First Name', 'Last Name', 'Email', 'Tags']], /customers/],
  [[['Name', 'Email', 'Financial Status']], /customers or orders/],
  [[['a', 'b']], /neither Handle nor Title/],
  [[['Title']], /only one column/],
])('the table %j is no product file', (table, reason) => {
  expect(readProductFile(table, EUR)).toMatchObject({ ok: false, refusal: { reason: expect.stringMatching(reason) } })
})

test.each([
  ['4.6', '23', { sum: 106, count: 23 }],
  ['{"scale_min":"1.0","scale_max":"5.0","value":"4.6"}', '23', { sum: 106, count: 23 }],
  ['', '', null],
  ['', '0', null],
  ['0.0', '0.0', null],
])('a rating of %j by %j reviews is %j', (average, many, rating) => {
  const header = ['Handle', 'Price', 'Product rating (product.metafields.reviews.rating)']
  const count = 'Anzahl Bewertungen (product.metafields.reviews.rating_count)'
  expect(one([...header, count], ['mug', '1', average, many])?.rating).toEqual(rating)
})

test.each([
  ['9.2', '23', /rating/],
  ['{"scale_max":"10.0","value":"4.6"}', '23', /rating/],
  ['{', '23', /rating/],
  ['', '23', /rating/],
  ['4.6', 'many', /rating_count/],
  ['4.6', '-1', /rating_count/],
])('a rating of %j by %j reviews is left out, and told', (average, many, column) => {
  const header = ['Handle', 'Price', 'Product rating (product.metafields.reviews.rating)']
  const count = 'Product rating count (product.metafields.reviews.rating_count)'
  const { products, refused } = read([...header, count], ['mug', '1', average, many])
  expect(products[0]?.draft).not.toHaveProperty('rating')
  expect(refused).toMatchObject([{ row: 2, column: expect.stringMatching(column) }])
})

test('a number of reviews without their average says nothing', () => {
  const count = 'Product rating count (product.metafields.reviews.rating_count)'
  expect(one(['Handle', 'Price', count], ['mug', '1', '6'])).not.toHaveProperty('rating')
})

test('cost, customs and origin are read; a cell that says none is told, and its variant is taken without', () => {
  const header = ['Handle', 'Title', 'Variant Price', 'Cost per item', 'Variant HS Code', 'Country/Region of Origin']
  const good = one(header, ['mug', 'Mug', '28', '7.40', '6912.00', 'gr'])
  expect(good?.variants).toEqual([
    { options: undefined, hsCode: '691200', origin: 'GR', prices: [{ currency: EUR, price: 2800, cost: 740 }] },
  ])
  expect(one(header, ['mug', 'Mug', '28', '', '', ''])?.variants).toMatchObject([
    { hsCode: '', origin: '', prices: [{ cost: null }] },
  ])
  const { products, refused } = read(header, ['mug', 'Mug', '28', 'cheap', '6912 AB', 'Hellas'])
  expect(products[0]?.draft.variants).toEqual([{ prices: [{ currency: EUR, price: 2800 }] }])
  expect(refused.map(({ row, column }) => [row, column])).toEqual([
    [2, 'Cost per item'],
    [2, 'Variant HS Code'],
    [2, 'Country/Region of Origin'],
  ])
})
