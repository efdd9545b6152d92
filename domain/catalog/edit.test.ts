/** An editor changes what they say, finds variants by their ids, and leaves no product that cannot be sold. */
import { expect, test } from 'vitest'
import type { ProductId, VariantId } from '../ids.ts'
import { currency } from '../money.ts'
import { blankProduct, edited, type Edit } from './edit.ts'
import type { Product } from './product.ts'

const EUR = currency('EUR')
let made = 0
const ids = { variant: () => `var_${++made}` as VariantId }
const after = (product: Product, edit: Edit): Product => {
  const done = edited(product, edit, ids)
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}
const refusalOf = (edit: Edit) => {
  const done = edited(mug, edit, ids)
  return done.ok ? undefined : done.refusal
}

const mug = after(blankProduct('prd_1' as ProductId, 'mug', 1), {
  text: { title: 'Mug' },
  translations: { zh: { title: '杯', description: '<p>杯</p>' } },
  words: { zh: { Glaze: '釉', Chalk: '白' } },
  options: [{ name: 'Glaze', values: ['Olive', 'Chalk'] }],
  variants: [
    { options: ['Chalk'], prices: [{ currency: EUR, price: 100 }] },
    { options: ['Olive'], sku: 'M-2' },
  ],
})
const [chalk, olive] = mug.variants.map(({ id }) => id)

test('a new product has what was said, and is not for sale', () => {
  expect(mug).toMatchObject({ handle: 'mug', status: 'draft', version: 1, vendor: '' })
  expect(mug.options).toEqual([{ name: 'Glaze', values: ['Olive', 'Chalk'] }])
  expect(mug.variants).toMatchObject([
    { options: ['Chalk'], tracked: true, prices: [{ amount: 100, currency: EUR }] },
    { options: ['Olive'], sku: 'M-2', prices: [] },
  ])
})

test('what is not said stays, and what is said of a variant is said of that one', () => {
  expect(after(mug, {})).toEqual(mug)
  const next = after(mug, { vendor: 'V', variants: [{ id: olive, sku: 'M-3', lowStock: 2 }] })
  expect(next).toEqual({
    ...mug,
    vendor: 'V',
    variants: [mug.variants[0], { ...mug.variants[1], sku: 'M-3', lowStock: 2 }],
  })
})

test('a blank in a language falls back, and a price that is none is no price', () => {
  const next = after(mug, {
    translations: { zh: { title: '' } },
    words: { zh: { Glaze: '', Chalk: '' } },
    variants: [{ id: chalk, prices: [{ currency: EUR, price: null }] }],
  })
  expect(next).toMatchObject({
    translations: { zh: { description: '<p>杯</p>' } },
    words: {},
    variants: [{ prices: [] }, {}],
  })
  expect(next.translations.zh).not.toHaveProperty('title')
})

test('values are renamed, variants added, put in order and taken away; ids stay', () => {
  const next = after(mug, {
    variants: [{ id: chalk, options: ['White'] }, { options: ['Linen'] }],
    variantOrder: [olive ?? ''],
  })
  expect(next.variants.map(({ id, options }) => [id, options[0]])).toEqual([
    [olive, 'Olive'],
    [chalk, 'White'],
    [expect.stringMatching('var_'), 'Linen'],
  ])
  expect(next.options).toEqual([{ name: 'Glaze', values: ['Olive', 'White', 'Linen'] }])
  expect(after(mug, { removedVariants: [chalk ?? ''] }).options).toEqual([{ name: 'Glaze', values: ['Olive'] }])
})

test('an option is added with a value for each variant', () => {
  const sized = [chalk, olive].map((id, at) => ({ id, options: [mug.variants[at]?.options[0] ?? '', 'S'] }))
  const next = after(mug, { options: [{ name: 'Glaze' }, { name: 'Size' }], variants: sized })
  expect(next.options).toEqual([
    { name: 'Glaze', values: ['Chalk', 'Olive'] },
    { name: 'Size', values: ['S'] },
  ])
})

test.each<[string, Edit]>([
  ['title-missing', { text: { title: '' } }],
  ['variant-unknown', { variants: [{ id: 'var_none', sku: 'X' }] }],
  ['variant-unknown', { removedVariants: ['var_none'] }],
  ['no-variant-left', { removedVariants: [chalk ?? '', olive ?? ''] }],
  ['options-mismatch', { options: [{ name: 'Glaze' }, { name: 'Size' }] }],
  ['options-mismatch', { variants: [{ sku: 'X' }] }],
  ['variant-repeated', { variants: [{ options: ['Olive'] }] }],
  ['variant-repeated', { variants: [{ id: chalk, options: ['Olive'] }] }],
  ['picture-unknown', { variants: [{ id: chalk, picture: '/none.jpg' }] }],
])('%s', (code, edit) => {
  expect(refusalOf(edit)).toMatchObject({ code })
})
