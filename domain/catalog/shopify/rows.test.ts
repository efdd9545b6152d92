/** What is written is read again as it was. */
import { array, assert, constantFrom, integer, option, property, record, string, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import type { ProductId, VariantId } from '../../ids.ts'
import { currency } from '../../money.ts'
import { mergeDraft } from '../merge.ts'
import { readProductFile } from './csv.ts'
import { headerOf, rowsOf } from './rows.ts'

const EUR = currency('EUR')
let count = 0
const ids = { product: () => `prd_${++count}` as ProductId, variant: () => `var_${++count}` as VariantId }

/** As the door tidies texts before they are stored. */
const text = string({ maxLength: 12 }).map((one) => one.replaceAll('\u0000', '').replaceAll('\r', '').trim())
const awkward = constantFrom(
  '=1+1',
  "'=x",
  "''-a",
  '-',
  '@b',
  '+c',
  "'0012",
  'a, b',
  'a"b',
  'line\nline',
  '3.6E+11',
  '',
)

const draft = record({
  title: text.map((one) => `T${one}`),
  vendor: constantFrom('V', '=V', "'V"),
  sku: awkward,
  barcode: awkward,
  description: awkward,
  seoTitle: text,
  tags: uniqueArray(constantFrom('a', '-b', 'c d'), { maxLength: 3 }),
  glazes: uniqueArray(constantFrom('Chalk', '=Olive', '-1', 'a, b'), { minLength: 1, maxLength: 4 }),
  status: constantFrom('active', 'draft', 'archived'),
  prices: array(integer({ min: 0, max: 99_999 }), { minLength: 4, maxLength: 4 }),
  grams: integer({ min: 0, max: 10_000 }),
  cost: option(integer({ min: 0, max: 99_999 })),
  hsCode: constantFrom('', '691200', '0101210000'),
  origin: constantFrom('', 'GR', 'CN'),
  lowStock: option(integer({ min: 0, max: 500 })),
  rating: option(record({ sum: integer({ min: 0, max: 900 }), count: integer({ min: 180, max: 1_000_000 }) })),
  pictures: uniqueArray(constantFrom('/pictures/a.svg', 'https://a.example/b.jpg', 'https://a.example/c'), {
    maxLength: 3,
  }),
})

const LAYOUT = {
  currency: EUR,
  currencies: [currency('USD')],
  fields: ['custom.care', 'custom.fits'].map((field) => ({ field, name: field })),
}

test('a product that is written and read again is unchanged', () => {
  assert(
    property(draft, (said) => {
      const { title, description, seoTitle, glazes, prices, sku, barcode, grams, hsCode, origin, lowStock } = said
      const before = mergeDraft(
        undefined,
        {
          handle: 'mug',
          text: { title, description, seoTitle },
          vendor: said.vendor,
          tags: said.tags,
          status: said.status,
          options: ['Glaze'],
          variants: glazes.map((glaze, index) => ({
            options: [glaze],
            sku,
            barcode,
            grams,
            hsCode,
            origin,
            lowStock,
            prices: [{ currency: EUR, price: prices[index] ?? 0, compareAt: prices[3] ?? 0, cost: said.cost }],
          })),
          rating: said.rating,
          metafields: {
            'custom.care': { type: 'multi_line_text', value: title },
            'custom.fits': { type: 'list.single_line_text', value: [sku, title] },
          },
          pictures: said.pictures.map((src) => ({ src, alt: sku, wall: '#ffffff' })),
        },
        ids,
        1,
      )
      if (!before.ok) throw new Error(before.refusal.code)
      const { product } = before.value
      const file = readProductFile([headerOf(LAYOUT), ...rowsOf(product, {}, LAYOUT)], EUR)
      if (!file.ok) throw new Error(file.refusal.reason)
      // A barcode whose digits a spreadsheet has lost stays as it is, and is told each time.
      expect(file.value.refused.filter(({ column }) => column !== 'Variant Barcode')).toEqual([])
      const again = file.value.products.map((one) => mergeDraft(product, one.draft, ids, 2))
      expect(again).toMatchObject([{ ok: true, value: { outcome: 'unchanged', product } }])
    }),
    { numRuns: 300 },
  )
})
