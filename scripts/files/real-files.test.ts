/** Files of real shops, where they are at hand. None of them belongs to this project. */
import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readProductFile } from '#domain/catalog/shopify/csv'
import { currency } from '#domain/money'
import { readTable } from './read-table.ts'

const FOLDER = '../shared/data/shopify'
const folder = [FOLDER, `../${FOLDER}`].find((path) => existsSync(path))

const read = (bytes: Uint8Array) => {
  const table = readTable(bytes)
  if (!table.ok) throw new Error(table.refusal)
  return readProductFile(table.value.rows, currency('EUR'))
}

const counted = (name: string) => {
  const file = read(readFileSync(`${folder}/${name}.csv.gz`))
  if (!file.ok) return file.refusal.reason
  const { products, refused } = file.value
  return [products.length, products.reduce((sum, { draft }) => sum + (draft.variants?.length ?? 0), 0), refused]
}

test.skipIf(!folder).for([
  ['packt_theme_customization', 20, 21],
  ['shopifypartners_apparel', 20, 22],
  ['shopifypartners_home-and-garden', 20, 21],
  ['shopifypartners_jewelery', 20, 23],
  ['satwikkansal_products_export', 30, 147],
  ['faridrony55_hair', 84, 445],
  ['lifemademagic_products_export', 338, 3_675],
  ['wowbeauty2015_shopify_products', 1_069, 1_112],
  ['template_2017', 2, 4],
  ['template_2019', 1, 3],
  ['prijsgarantienl_products_export', 814, 814],
] as const)(`%s has %i products and %i variants (skipped without ${FOLDER})`, ([name, products, variants]) => {
  expect(counted(name)).toEqual([products, variants, []])
})

test.skipIf(!folder)('a file of customers is told from one of products', () => {
  expect(counted('satwikkansal_customers_export')).toMatch(/customers/)
})

test('text of any usual encoding is read, packed or not', () => {
  const text = 'Handle,Title\ncafé,“Café”\n'
  const windows = Buffer.from('Handle,Title\ncaf\xe9,\x93Caf\xe9\x94\n', 'latin1')
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  const utf8 = Buffer.from(`\ufeff${text}`)
  for (const bytes of [utf8, windows, utf16, gzipSync(utf8)]) {
    expect(readTable(bytes)).toMatchObject({
      ok: true,
      value: {
        rows: [
          ['Handle', 'Title'],
          ['café', '“Café”'],
        ],
      },
    })
  }
})

test.each([
  [
    'mixed line ends',
    'Handle,Title\r\na,A\nb,B\r\n',
    [
      ['a', 'A'],
      ['b', 'B'],
    ],
  ],
  [
    'old line ends alone',
    'Handle,Title\ra,A\rb,B\r',
    [
      ['a', 'A'],
      ['b', 'B'],
    ],
  ],
  [
    'a bare CR inside a cell',
    'Handle,Title\na,"A\rB"\nb,C\rD\n',
    [
      ['a', 'A\rB'],
      ['b', 'C\rD'],
    ],
  ],
  ['semicolons', 'Handle;Title\na;A,1\n', [['a', 'A,1']]],
  ['a quotation mark in the middle', 'Handle,Title\na,Height: 9" wide\n', [['a', 'Height: 9" wide']]],
  ['rows of any length', 'Handle,Title\na\nb,B,\n', [['a'], ['b', 'B', '']]],
])('a table with %s', (_, text, rows) => {
  expect(readTable(Buffer.from(text))).toMatchObject({ ok: true, value: { rows: [['Handle', 'Title'], ...rows] } })
})

test.each([
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])],
  ['a broken archive', Buffer.from([0x1f, 0x8b, 1, 2, 3])],
  ['an open quotation mark', Buffer.from('Handle,Title\n"a,A\n')],
])('%s is refused, not read', (_, bytes) => {
  expect(readTable(bytes)).toMatchObject({ ok: false })
})

test('an empty file is refused by its reader', () => {
  expect(readTable(new Uint8Array())).toEqual({ ok: true, value: { rows: [], encoding: 'UTF-8' } })
  expect(readProductFile([], currency('EUR'))).toMatchObject({ ok: false, refusal: { reason: 'the file is empty' } })
})
