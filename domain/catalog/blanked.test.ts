/** A column that is missing leaves its field alone; a blank cell blanks it, and that is told. */
import { expect, test } from 'vitest'
import type { ProductId, VariantId } from '../ids.ts'
import { currency } from '../money.ts'
import { mergeDraft } from './merge.ts'
import type { Product } from './product.ts'
import { readProductFile } from './shopify/csv.ts'

let count = 0
const ids = { product: () => `prd_${++count}` as ProductId, variant: () => `var_${++count}` as VariantId }
const imported = (existing: Product | undefined, ...table: string[][]) => {
  const file = readProductFile(table, currency('EUR'))
  const draft = file.ok ? file.value.products[0]?.draft : undefined
  const merged = draft && mergeDraft(existing, draft, ids, 1)
  if (!merged?.ok) throw new Error('refused')
  return merged.value
}
const HEAD = [
  'Handle',
  'Title',
  'Body (HTML)',
  'Vendor',
  'Tags',
  'Published',
  'SKU',
  'Price',
  'Compare-at price',
  'Barcode',
  'Image Src',
]
const FULL = [
  'cup',
  'Cup',
  '<p>x</p>',
  'V',
  'a, b',
  'false',
  'CUP',
  '19.90',
  '29.90',
  '5901234123457',
  'https://a.example/1.jpg',
]
const cup = imported(undefined, HEAD, FULL)

test('what is new, and what is said again, blanks nothing', () => {
  expect([cup.blanked, imported(cup.product, HEAD, FULL).blanked]).toEqual([[], []])
})

test('columns that are missing leave their fields alone, and a draft stays one', () => {
  const { product, blanked } = imported(cup.product, ['Handle', 'Title', 'SKU', 'Price'], ['cup', '', 'CUP', '21.00'])
  expect(blanked).toEqual([])
  expect(product).toMatchObject({
    ...cup.product,
    version: 2,
    variants: [{ barcode: '5901234123457', compareAt: [{ amount: 2990 }] }],
  })
})

test('blank cells blank every field that a product can be without, and each is told', () => {
  const blank = FULL.map((cell, at) => (['Handle', 'SKU'].includes(HEAD[at] ?? '') ? cell : ''))
  const { product, blanked } = imported(cup.product, HEAD, blank)
  expect(blanked).toEqual(['description', 'vendor', 'tags', 'pictures', 'barcode', 'compareAt'])
  expect(product).toMatchObject({
    status: 'draft',
    text: { title: 'Cup', description: '' },
    vendor: '',
    tags: [],
    pictures: [],
    variants: [{ id: cup.product.variants[0]?.id, prices: [{ amount: 1990 }], compareAt: [], barcode: '' }],
  })
})
