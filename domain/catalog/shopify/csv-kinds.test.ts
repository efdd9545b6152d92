/** Kinds of trouble that shops' people have reported about files elsewhere: each with what is right here. */
import { assert, constantFrom, array, property } from 'fast-check'
import { expect, test } from 'vitest'
import { currency } from '../../money.ts'
import { handleFrom, slug } from '../slug.ts'
import { readProductFile } from './csv.ts'
import { decodedOnce, encodedOnce } from './entities.ts'

const read = (...table: string[][]) => {
  const file = readProductFile(table, currency('EUR'))
  if (!file.ok) throw new Error(file.refusal.reason)
  return file.value
}

const HANDLES =
  'पानी-का-घड़ा पल पाल เสื้อยืด หมา หม قهوة-أصلية new-brand®-cap star™-mug red-cup- red-cup x--y x-y 50%-wool straße-9'.split(
    ' ',
  )

test('a handle stays as the file has it, and no two become one', () => {
  const { products, refused } = read(['Handle', 'Title', 'Price'], ...HANDLES.map((handle) => [handle, 'T', '1']))
  expect(refused).toEqual([])
  expect(products.map(({ draft }) => draft.handle)).toEqual(HANDLES)
  expect(HANDLES.map(handleFrom)).toEqual(HANDLES)
})

test.each([
  ['MUG Über', 'mug-uber'],
  ['a/b', 'a-b'],
  ['a?b#c', 'a-b-c'],
  ["l'arbre", 'larbre'],
  ['***', ''],
  ['a"b', 'a-b'],
])('what cannot stand in an address is made a handle: %j is %j', (text, handle) => {
  expect(handleFrom(text)).toBe(handle)
  expect(slug(handle)).toBe(handle)
})

test('titles that are the same without a handle are told, and not made one product', () => {
  const head = ['Handle', 'Title', 'Option1 Name', 'Option1 Value', 'SKU', 'Price']
  const twin = (sku: string) => ['', 'Cup', 'Title', 'Default Title', sku, '1']
  const { products, refused } = read(head, twin('A'), twin('B'), twin('C'), ['', 'Jug', '', '', 'J', '2'])
  expect(products.map(({ draft }) => draft.handle)).toEqual(['jug'])
  expect(refused).toMatchObject([
    { rows: [2, 3, 4], column: 'Title', reason: expect.stringMatching(/none has a handle/) },
  ])
  const sizes = read(head, ['', 'Cup', 'Size', 'S', 'A', '1'], ['', 'Cup', 'Size', 'M', 'B', '1'])
  expect(sizes.products.map(({ variantRows }) => variantRows)).toEqual([[2, 3]])
})

test('pictures come once and in order; a blank and a letter are encoded, what is no address is told', () => {
  const pictures: [string, string][] = [
    ['https://a.example/one two zażółć.JPG', '2'],
    ['https://a.example/1_Street,_Town.jpg', '1'],
    ['https://a.example/%C3%A7.jpg?t=x', '3'],
    ['//a.example/relative.jpg', '4'],
    ['data:image/png;base64,iVBORw0KGgo=', '5'],
    ['https://a.example/a.jpg, https://a.example/b.jpg', '6'],
    ['https://a.example/1_Street,_Town.jpg', '7'],
  ]
  const head = ['Handle', 'Price', 'Image Src', 'Image Position', 'Variant Image']
  const { products, refused } = read(
    head,
    ...pictures.map(([src, at], index) => ['a', index ? '' : '1', src, at, index ? '' : 'no picture']),
  )
  expect(products[0]?.draft.pictures?.map(({ src }) => src)).toEqual([
    'https://a.example/1_Street,_Town.jpg',
    'https://a.example/one%20two%20za%C5%BC%C3%B3%C5%82%C4%87.JPG',
    'https://a.example/%C3%A7.jpg?t=x',
    'https://a.example/relative.jpg',
  ])
  expect(refused).toMatchObject([
    { row: 2, column: 'Variant Image' },
    { row: 6, rows: [6, 7], column: 'Image Src' },
  ])
})

test.each([
  ['Tom &amp; Jerry&#39;s', "Tom & Jerry's"],
  ['Cerv&eacute;lo &szlig; &Auml;', 'Cervélo ß Ä'],
  ['&amp;amp;', '&amp;'],
  ['A & B &unknown; &#0; &#xD800;', 'A & B &unknown; &#0; &#xD800;'],
  ['</title><b>', '</title><b>'],
  ['&constructor;', '&constructor;'],
])('the title %j is %j', (written, title) => {
  expect(read(['Handle', 'Title', 'Price'], ['a', written, '1']).products[0]?.draft.text?.title).toBe(title)
})

test('a title that is written is read again as it was', () => {
  const parts = array(constantFrom('&', 'amp;', '&amp;', '&#39;', '&eacute;', 'x', ' '), { maxLength: 8 })
  assert(property(parts, (some) => decodedOnce(encodedOnce(some.join(''))) === some.join('')))
})

test('a gift card is one in any language of its spreadsheet: it does not travel and is not taxed', () => {
  const head = ['Handle', 'Title', 'Option1 Name', 'Option1 Value', 'Variant Price', 'Gift Card', 'Variant Taxable']
  const file = readProductFile(
    [
      head,
      ['gift', 'Gift card', 'Worth', '25', '25', 'WAHR', ''],
      ['gift', '', '', '50', '50', '', 'true'],
      ['mug', 'Mug', 'Title', 'Default Title', '9', 'FALSCH', ''],
      ['cup', 'Cup', 'Title', 'Default Title', '9', 'perhaps', ''],
    ],
    currency('EUR'),
  )
  if (!file.ok) throw new Error(file.refusal.reason)
  const [gift, mug, cup] = file.value.products.map(({ draft }) => draft)
  expect(gift).toMatchObject({
    category: 'Gift Cards',
    variants: [
      { requiresShipping: false, taxable: false },
      { requiresShipping: false, taxable: true },
    ],
  })
  for (const good of [mug, cup])
    expect([good?.category, good?.variants?.[0]?.requiresShipping]).toEqual([undefined, undefined])
  expect(file.value.refused).toMatchObject([{ row: 5, column: 'Gift Card' }])
})
