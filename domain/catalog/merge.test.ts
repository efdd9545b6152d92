/** A draft says what it says and leaves the rest. */
import { expect, test } from 'vitest'
import type { ProductId, VariantId } from '../ids.ts'
import { currency } from '../money.ts'
import type { Draft, VariantDraft } from './draft.ts'
import { mergeDraft } from './merge.ts'
import type { Product } from './product.ts'

const EUR = currency('EUR')
const USD = currency('USD')
const priced = (price: number, rest: VariantDraft = {}): VariantDraft => ({
  prices: [{ currency: EUR, price }],
  ...rest,
})

const ids = () => {
  let count = 0
  return { product: () => `prd_${++count}` as ProductId, variant: () => `var_${++count}` as VariantId }
}
const laid = (existing: Product | undefined, draft: Omit<Draft, 'handle'>) => {
  const merged = mergeDraft(existing, { handle: 'mug', ...draft }, ids(), 2)
  if (!merged.ok) throw new Error(merged.refusal.code)
  return merged.value
}
const mug = laid(undefined, {
  text: { title: 'Mug', description: '<p>x</p>' },
  vendor: 'V',
  options: ['Glaze'],
  variants: [priced(2800, { options: ['Chalk'], sku: 'M-1' }), priced(3000, { options: ['Olive'], sku: 'M-2' })],
  pictures: [{ src: '/a.svg', alt: 'a', wall: '#ffffff' }],
}).product

test('what is absent stays, what is blank is blanked', () => {
  expect(laid(mug, {}).outcome).toBe('unchanged')
  expect(laid(mug, { vendor: undefined, text: { title: undefined } }).outcome).toBe('unchanged')
  const { outcome, product } = laid(mug, { vendor: '', text: { description: '' }, pictures: [] })
  expect(outcome).toBe('updated')
  expect(product).toMatchObject({ vendor: '', text: { title: 'Mug', description: '' }, pictures: [], version: 2 })
})

test('what is new is for sale when somebody says so, and what is there stays as it is', () => {
  const said = { text: { title: 'X' }, variants: [priced(1)] }
  const status = (existing: Product | undefined, draft: Partial<Draft>) =>
    laid(existing, { ...said, ...draft }).product.status
  expect([status(undefined, {}), status(undefined, { statusWhenNew: 'active' })]).toEqual(['draft', 'active'])
  expect(status(undefined, { status: 'archived', statusWhenNew: 'active' })).toBe('archived')
  expect(status(laid(undefined, said).product, { statusWhenNew: 'active' })).toBe('draft')
})

test('a title is never blanked', () => {
  expect(laid(mug, { text: { title: '' } }).outcome).toBe('unchanged')
})

test('what a draft does not say of a picture stays', () => {
  expect(laid(mug, { pictures: [{ src: '/a.svg', alt: 'a' }] }).outcome).toBe('unchanged')
  expect(laid(mug, { pictures: [{ src: '/b.svg' }, { src: '/a.svg' }] }).product.pictures).toEqual([
    { src: '/b.svg', alt: '', width: 0, height: 0 },
    { src: '/a.svg', alt: 'a', width: 0, height: 0, wall: '#ffffff' },
  ])
})

test('a variant is found by its options, by its SKU, or because it is the only one', () => {
  const { product } = laid(mug, {
    variants: [
      { options: ['Olive'], grams: 7 },
      { sku: 'M-1', grams: 8 },
    ],
  })
  expect(product.variants.map(({ sku, grams }) => [sku, grams])).toEqual([
    ['M-1', 8],
    ['M-2', 7],
  ])
  const single = laid(undefined, { text: { title: 'Jug' }, variants: [priced(1)] }).product
  expect(laid(single, { variants: [{ sku: 'new', barcode: '1' }] }).product.variants).toMatchObject([
    { id: single.variants[0]?.id, sku: 'new', barcode: '1' },
  ])
})

test.each([
  [[{ sku: 'nobody' }], 'variant-unknown'],
  [[{ options: ['Chalk', 'Large'] }], 'options-mismatch'],
  [[{ options: ['Chalk'] }, { options: ['Chalk'] }], 'variant-repeated'],
  [[{ options: ['Brick'] }], 'price-missing'],
] as const)('of the variants %j one is refused: %s', (variants, code) => {
  const { refused, product } = laid(mug, { variants })
  expect(refused).toEqual([{ code, variant: variants.length - 1 }])
  expect(product.variants).toHaveLength(2)
})

test('a new product needs a title and a price', () => {
  const merge = (draft: Draft) => mergeDraft(undefined, draft, ids(), 1)
  expect(merge({ handle: 'x', variants: [priced(1)] })).toMatchObject({ ok: false, refusal: { code: 'title-missing' } })
  expect(merge({ handle: 'x', text: { title: 'X' }, variants: [{ sku: 'a' }] })).toMatchObject({
    ok: false,
    refusal: { code: 'no-variant-left', refused: [{ code: 'price-missing', variant: 0 }] },
  })
})

test('currencies that are not named keep their prices; a price before that is no markdown is left out', () => {
  const said = { currency: USD, price: 3100, compareAt: 3100 }
  const { product } = laid(mug, { variants: [{ options: ['Chalk'], prices: [said] }] })
  expect(product.variants[0]).toMatchObject({
    prices: [
      { amount: 2800, currency: 'EUR' },
      { amount: 3100, currency: 'USD' },
    ],
    compareAt: [],
  })
  const marked = laid(mug, { variants: [{ options: ['Chalk'], prices: [{ currency: EUR, compareAt: 4000 }] }] }).product
  expect(marked.variants[0]?.compareAt).toEqual([{ amount: 4000, currency: 'EUR' }])
  const unmarked = laid(marked, { variants: [{ options: ['Chalk'], prices: [{ currency: EUR, compareAt: null }] }] })
  expect(unmarked.product.variants[0]?.compareAt).toEqual([])
})

test('other options make other variants, but only when the draft brings some', () => {
  expect(laid(mug, { options: ['Glaze', 'Size'] }).product.variants).toHaveLength(2)
  const grown = laid(mug, { options: ['Glaze', 'Size'], variants: [priced(1, { options: ['Chalk', 'L'] })] }).product
  expect(grown.variants.map(({ options }) => options)).toEqual([['Chalk', 'L']])
  expect(grown.options).toEqual([
    { name: 'Glaze', values: ['Chalk'] },
    { name: 'Size', values: ['L'] },
  ])
})

test('whose units are stated is counted, unless the draft says otherwise', () => {
  const tracked = (variant: VariantDraft) =>
    laid(undefined, { text: { title: 'Jug' }, variants: [priced(1, variant)] }).product.variants[0]?.tracked
  expect([tracked({}), tracked({ units: 3 }), tracked({ units: 3, tracked: false })]).toEqual([false, true, false])
})

test('facts for trade stay when they are not said, and are blanked by a blank', () => {
  const facts = { hsCode: '691200', origin: 'GR', lowStock: 4 }
  const costs = [
    { currency: EUR, price: 900, cost: 310 },
    { currency: USD, cost: 350 },
  ]
  const before = laid(undefined, { text: { title: 'X' }, variants: [{ prices: costs, ...facts }] }).product
  const known = [
    { amount: 310, currency: EUR },
    { amount: 350, currency: USD },
  ]
  expect(before.variants[0]).toMatchObject({ ...facts, cost: known, prices: [{ amount: 900, currency: EUR }] })
  expect(laid(before, { variants: [priced(900)] }).outcome).toBe('unchanged')
  const blanks = { hsCode: '', origin: '', lowStock: null, prices: [{ currency: EUR, cost: null }] }
  const [after] = laid(before, { variants: [blanks] }).product.variants
  expect(after).toMatchObject({ hsCode: '', origin: '', lowStock: null, cost: known.slice(1) })
})
