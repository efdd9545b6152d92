/** Two products differ in the fields that say something else, and in no other. */
import { expect, test } from 'vitest'
import type { ProductId, VariantId } from '../ids.ts'
import { currency } from '../money.ts'
import type { Draft } from './draft.ts'
import { copyHandle, duplicateOf } from './duplicate.ts'
import { mergeDraft } from './merge.ts'
import type { Product } from './product.ts'
import { differences } from './product-fields.ts'

const EUR = currency('EUR')
let made = 0
const ids = { product: () => `prd_${++made}` as ProductId, variant: () => `var_${++made}` as VariantId }

const after = (before: Product | undefined, draft: Omit<Draft, 'handle'>): Product => {
  const merged = mergeDraft(before, { handle: 'mug', ...draft }, ids, 2)
  if (!merged.ok) throw new Error(merged.refusal.code)
  return merged.value.product
}
const mug = after(undefined, {
  text: { title: 'Mug' },
  translations: { zh: { title: '杯' } },
  tags: ['a', 'b'],
  rating: { sum: 9, count: 2 },
  options: ['Glaze'],
  variants: [{ options: ['Chalk'], prices: [{ currency: EUR, price: 100 }] }],
})
const [chalk] = mug.variants.map(({ id }) => id)

test('nothing differs from itself, nor from what only the shop says of it', () => {
  expect(differences(mug, mug)).toEqual([])
  const told = { ...mug, version: 9, updatedAt: 9, rating: null }
  expect(differences(mug, { ...told, variants: mug.variants.map((one) => ({ ...one, availability: 'low' })) })).toEqual(
    [],
  )
})

test.each<[string, Omit<Draft, 'handle'>, unknown, unknown]>([
  ['title', { text: { title: 'Cup' } }, 'Mug', 'Cup'],
  ['status', { status: 'active' }, 'draft', 'active'],
  ['translations.zh.title', { translations: { zh: { title: '马克杯' } } }, '杯', '马克杯'],
  ['words.zh.Glaze', { words: { zh: { Glaze: '釉' } } }, undefined, '釉'],
  ['tags.b', { tags: ['a'] }, true, undefined],
  ['tags.c', { tags: ['a', 'b', 'c'] }, undefined, true],
  [`variants.${chalk}.price.EUR`, { variants: [{ prices: [{ currency: EUR, price: 120 }] }] }, 100, 120],
  [`variants.${chalk}.cost.EUR`, { variants: [{ prices: [{ currency: EUR, cost: 40 }] }] }, undefined, 40],
  [`variants.${chalk}.lowStock`, { variants: [{ lowStock: 3 }] }, null, 3],
])('%s', (field, draft, before, now) => {
  expect(differences(mug, after(mug, draft))).toEqual([{ field, before, after: now }])
})

test('a copy says the same under other ids, and is not for sale', () => {
  const sold = after(mug, { status: 'active' })
  const copy = duplicateOf(sold, { handle: 'mug-copy' }, ids, 5)
  expect(copy).toMatchObject({
    handle: 'mug-copy',
    status: 'draft',
    text: mug.text,
    rating: null,
    version: 1,
    createdAt: 5,
  })
  expect([copy.id, copy.variants[0]?.id]).not.toContain(mug.id)
  expect(copy.variants[0]?.id).not.toBe(chalk)
  expect(duplicateOf(sold, { handle: 'x', title: 'Other' }, ids, 5).text.title).toBe('Other')
})

test.each([
  ['mug', 1, 'mug-copy'],
  ['mug', 2, 'mug-copy-2'],
  ['mug-copy-7', 3, 'mug-copy-3'],
  ['x'.repeat(255), 12, `${'x'.repeat(247)}-copy-12`],
])('the copy of %s, in turn %i, is at %s', (handle, turn, copy) => {
  expect(copyHandle(handle, turn)).toBe(copy)
})
