/** WooCommerce's own export: every kind of product, in any language of its headers. */
import { expect, test } from 'vitest'
import { currency } from '../../money.ts'
import { readAnyProductFile } from '../product-file.ts'
import { readWooFile } from './csv.ts'

const EUR = currency('EUR')
const HEAD = [
  'ID|Type|SKU|Name|Published|Short description|Description|Tax status|In stock?|Stock|Backorders allowed?|Weight (kg)',
  'Sale price|Regular price|Categories|Tags|Images|Parent',
  'Attribute 1 name|Attribute 1 value(s)|Attribute 1 visible|Attribute 1 global',
  'Attribute 2 name|Attribute 2 value(s)|Attribute 2 visible|Attribute 2 global|Meta: _wp_1 x',
].flatMap((names) => names.split('|'))
const record = (head: readonly string[], cells: Readonly<Record<string, string>>) =>
  head.map((name) => cells[name] ?? '')
const row = (cells: Readonly<Record<string, string>>) => record(HEAD, cells)
const read = (...rows: string[][]) => {
  const file = readWooFile([HEAD, ...rows], EUR)
  if (!file) throw new Error('not known')
  return file
}

const CUP = {
  ID: '1',
  Type: 'simple',
  SKU: 'CUP',
  Name: 'Cup &amp; saucer',
  Published: '1',
  'Regular price': '24,50',
  'Sale price': '19,90',
}

test('a simple product', () => {
  const { products, refused } = read(
    row({
      ...CUP,
      Description: 'One\\nTwo',
      Stock: '7',
      'Backorders allowed?': 'notify',
      'Weight (kg)': '0,35',
      Categories: 'Table > Cups, New',
      Tags: 'a, b',
      Images: 'https://a.example/1.jpg, https://a.example/2.jpg',
      'Attribute 1 name': 'Care',
      'Attribute 1 value(s)': 'Dishwasher',
    }),
  )
  expect(refused).toEqual([])
  expect(products).toMatchObject([
    {
      row: 2,
      variantRows: [2],
      draft: {
        handle: 'cup-saucer',
        status: 'active',
        text: { title: 'Cup & saucer', description: 'One\nTwo' },
        category: 'Table > Cups',
        type: 'Cups',
        tags: ['a', 'b'],
        variants: [
          {
            sku: 'CUP',
            units: 7,
            oversell: true,
            grams: 350,
            tracked: true,
            prices: [{ price: 1990, compareAt: 2450 }],
          },
        ],
        pictures: [{ src: 'https://a.example/1.jpg' }, { src: 'https://a.example/2.jpg' }],
      },
    },
  ])
})

test('a variable product with its variations, by SKU and by id, wherever they stand', () => {
  const variation = (size: string, parent: string) =>
    row({
      ID: `9${size}`,
      Type: 'variation, virtual',
      SKU: `S-${size}`,
      Name: `Shirt - ${size}`,
      Published: '1',
      'Regular price': '20,00',
      Parent: parent,
      'Attribute 2 name': 'Size',
      'Attribute 2 value(s)': size,
      'Attribute 1 name': 'Fit',
      'Attribute 1 value(s)': 'Wide\\, long',
      Images: `https://a.example/${size}.jpg`,
      'In stock?': '0',
    })
  const { products, refused } = read(
    variation('S', 'SHIRT'),
    row({
      ID: '5',
      Type: 'variable',
      SKU: 'SHIRT',
      Name: 'Shirt',
      Published: '0',
      'Attribute 1 name': 'Size',
      'Attribute 1 value(s)': 'S, M',
    }),
    variation('M', 'id:5'),
    variation('L', 'nobody'),
  )
  expect(products).toMatchObject([
    {
      row: 3,
      variantRows: [2, 4],
      draft: {
        handle: 'shirt',
        status: 'draft',
        options: ['Fit', 'Size'],
        variants: [
          {
            options: ['Wide, long', 'S'],
            sku: 'S-S',
            requiresShipping: false,
            units: 0,
            picture: 'https://a.example/S.jpg',
          },
          { options: ['Wide, long', 'M'], sku: 'S-M' },
        ],
      },
    },
  ])
  expect(refused).toMatchObject([{ row: 5, column: 'Parent', reason: expect.stringMatching(/“nobody”/) }])
})

test('what is grouped or sold elsewhere is told; drafts and private ones are drafts; one name makes two handles', () => {
  const { products, refused } = read(
    row({ ...CUP, Published: "'-1" }),
    row({ ...CUP, ID: '2', SKU: '', Published: '0' }),
    row({ ID: '3', Type: 'grouped', Name: 'Set', Published: '1' }),
    row({ ID: '4', Type: 'external', Name: 'Elsewhere', Published: '1' }),
  )
  expect(products.map(({ draft }) => [draft.handle, draft.status])).toEqual([
    ['cup-saucer-cup', 'draft'],
    ['cup-saucer-2', 'draft'],
  ])
  expect(refused).toMatchObject([{ row: 4, column: 'Type' }, { row: 5 }])
})

test.each([
  ['German', ['ID', 'Typ', 'Artikelnummer', 'Name', 'Veröffentlicht', 'Regulärer Preis']],
  ['Russian', ['\t\uFEFFID', 'Тип', 'Артикул', 'Имя', 'Опубликован', 'Базовая цена']],
  ['French', ['ID', 'Type', 'UGS', 'Nom', 'Publié', 'Tarif régulier']],
  ['Chinese', ['ID', '类型', '货号', '名称', '已发布', '常规售价']],
])('headers in %s are known by their names', (_, head) => {
  const file = readWooFile([[''], head, ['7', 'simple', 'A', 'Cup', '1', '5']], EUR)
  expect(file?.products).toMatchObject([
    { row: 3, draft: { handle: 'cup', status: 'active', variants: [{ sku: 'A', prices: [{ price: 500 }] }] } },
  ])
})

test('headers in a language that nobody knows are known by their places', () => {
  const head = ['ID', ...Array.from({ length: 38 }, (_, index) => `słowo${'x'.repeat(index)}`)]
  const cells = head.map(() => '')
  const at = (place: number, text: string) => void (cells[place] = text)
  for (const [place, text] of [
    [0, '7'],
    [1, 'simple'],
    [2, 'A'],
    [3, 'Cup'],
    [4, '1'],
    [14, '3'],
    [25, '5.00'],
  ] as const)
    at(place, text)
  const file = readWooFile([head, cells], EUR)
  expect(file?.products).toMatchObject([
    { draft: { handle: 'cup', variants: [{ sku: 'A', units: 3, prices: [{ price: 500 }] }] } },
  ])
})

test("a file of Shopify's is none of these", () => {
  const table = [
    ['Handle', 'Title', 'Type', 'Price'],
    ['a', 'A', 'simple', '1'],
  ]
  expect(readWooFile(table, EUR)).toBeUndefined()
  expect(readAnyProductFile(table, EUR)).toMatchObject({ ok: true, value: { products: [{ draft: { handle: 'a' } }] } })
})

test.each([
  // As exports of shops in these languages have them, columns left out.
  [
    'ID|Typ|Artikelnummer|GTIN, UPC, EAN oder ISBN|Name|Veröffentlicht|' +
      'Steuerstatus|Bestand|Lieferrückstände erlaubt?|Angebotspreis|Regulärer Preis|Marken',
  ],
  [
    'ID|Tipo|SKU|GTIN, UPC, EAN, o ISBN|Nome|Pubblicato|' +
      'Stato delle imposte|Magazzino|Abilita gli ordini arretrati?|Prezzo in offerta|Prezzo di listino|Marchi',
  ],
  [
    'ID|Type|UGS|GTIN, UPC, EAN ou ISBN|Nom|Publié|' +
      'État de la TVA|Stock|Autoriser les commandes de produits en rupture ?|Tarif promo|Tarif régulier|Marques',
  ],
  [
    'ID|Tipo|SKU|GTIN, UPC, EAN o ISBN|Nombre|Publicado|' +
      'Estado del impuesto|Inventario|¿Permitir reservas de productos agotados?|Precio rebajado|Precio normal|Marcas',
  ],
])('the words of %s', (names) => {
  const cells = ['1', 'simple', 'CUP', '4006381333931', 'Cup', '1', 'none', '7', '1', '19,90', '24,50', 'Kiln']
  const file = readWooFile([names.split('|'), cells], EUR)
  expect(file?.products).toMatchObject([
    {
      draft: {
        text: { title: 'Cup' },
        status: 'active',
        vendor: 'Kiln',
        variants: [
          {
            sku: 'CUP',
            barcode: '4006381333931',
            taxable: false,
            units: 7,
            oversell: true,
            prices: [{ price: 1990, compareAt: 2450 }],
          },
        ],
      },
    },
  ])
})
