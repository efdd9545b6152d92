/** Two people change one product: what they have said is there at the end, or one of them was asked. */
import { array, assert, constantFrom, integer, oneof, property, record, type Arbitrary } from 'fast-check'
import { expect, test } from 'vitest'
import type { ProductId, VariantId } from '../ids.ts'
import { currency } from '../money.ts'
import { same } from '../same.ts'
import { blankProduct, edited, type Edit } from './edit.ts'
import { fieldsOf } from './product-fields.ts'
import type { Product } from './product.ts'
import { reconcile } from './three-way.ts'

const EUR = currency('EUR')
const USD = currency('USD')
let made = 0
const ids = { variant: () => `var_${++made}` as VariantId }
const after = (product: Product, edit: Edit): Product => {
  const done = edited(product, edit, ids)
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}

const mug = after(blankProduct('prd_1' as ProductId, 'mug', 1), {
  text: { title: 'Mug' },
  tags: ['a', 'b'],
  options: [{ name: 'Glaze' }],
  variants: ['Chalk', 'Olive', 'Linen'].map((glaze) => ({ options: [glaze], prices: [{ currency: EUR, price: 100 }] })),
})
const [chalk = '', olive = ''] = mug.variants.map(({ id }) => id)
const together = (theirs: Edit, yours: Edit) => reconcile(mug, after(mug, theirs), after(mug, yours))
const conflictsOf = (theirs: Edit, yours: Edit) =>
  together(theirs, yours).sides.flatMap(({ field, conflict }) => (conflict ? [field] : []))

test('what each has changed alone is there', () => {
  const { product, sides } = together(
    { text: { title: 'Cup' }, tags: ['a', 'b', 'c'], variants: [{ id: chalk, sku: 'C' }, { options: ['Sand'] }] },
    {
      vendor: 'V',
      tags: ['b', 'd'],
      variants: [{ id: chalk, prices: [{ currency: USD, price: 120 }] }, { options: ['Moss'] }],
      removedVariants: [olive],
    },
  )
  expect(sides.filter(({ conflict }) => conflict)).toEqual([])
  expect(product).toMatchObject({ text: { title: 'Cup' }, vendor: 'V', tags: ['b', 'c', 'd'] })
  expect(product.variants).toMatchObject([
    { id: chalk, sku: 'C', prices: [{ amount: 100 }, { amount: 120, currency: USD }] },
    { options: ['Linen'] },
    { options: ['Sand'] },
    { options: ['Moss'] },
  ])
  expect(product.options[0]?.values).toEqual(['Chalk', 'Linen', 'Moss', 'Sand'])
})

test('one field that both have changed is asked, unless they have said the same', () => {
  expect(conflictsOf({ text: { title: 'Cup' } }, { text: { title: 'Beaker' } })).toEqual(['title'])
  expect(conflictsOf({ text: { title: 'Cup' } }, { text: { title: 'Cup' } })).toEqual([])
  const priced = (price: number): Edit => ({ variants: [{ id: chalk, prices: [{ currency: EUR, price }] }] })
  expect(conflictsOf(priced(1), priced(2))).toEqual([`variants.${chalk}.price.EUR`])
  expect(conflictsOf({ removedVariants: [chalk] }, priced(2))).toEqual([`variants.${chalk}.price.EUR`])
  expect(together({ text: { title: 'Cup' } }, { text: { title: 'Beaker' } }).sides).toEqual([
    { field: 'title', base: 'Mug', theirs: 'Cup', yours: 'Beaker', conflict: true },
  ])
})

test('a variant that both have added is one; two that cannot stand together are asked', () => {
  const { product } = together(
    { variants: [{ options: ['Sand'], sku: 'S' }] },
    { variants: [{ options: ['Sand'], grams: 9 }] },
  )
  expect(product.variants.filter(({ options }) => options[0] === 'Sand')).toHaveLength(1)
  const clash = conflictsOf({ variants: [{ options: ['Sand'] }] }, { variants: [{ id: chalk, options: ['Sand'] }] })
  expect(clash).toEqual([expect.stringMatching(/^variants\..+\.options$/)])
  const half = [mug.variants[0], mug.variants[1]].map((variant) => variant?.id ?? '')
  const rest = mug.variants.slice(2).map(({ id }) => id)
  expect(conflictsOf({ removedVariants: half }, { removedVariants: rest })).toEqual(['options'])
})

test('an order that one of them has changed stays, whatever the other adds', () => {
  const { product } = together({ variantOrder: [olive] }, { variants: [{ options: ['Sand'] }] })
  expect(product.variants.map(({ options }) => options[0])).toEqual(['Olive', 'Chalk', 'Linen', 'Sand'])
})

const values = constantFrom('x', 'y', 'z')
const anEdit: Arbitrary<(product: Product) => Edit> = oneof(
  values.map((title) => () => ({ text: { title } })),
  values.map((vendor) => () => ({ vendor })),
  values.map((title) => () => ({ translations: { zh: { title } } })),
  values.map((word) => () => ({ words: { zh: { 'a.b': word } } })),
  values.map((tag) => ({ tags }: Product) => ({
    tags: tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag],
  })),
  record({ at: integer({ min: 0, max: 3 }), price: integer({ min: 1, max: 9 }), money: constantFrom(EUR, USD) }).map(
    ({ at, price, money }) =>
      ({ variants }: Product) => ({
        variants: [{ id: variants[at % variants.length]?.id, prices: [{ currency: money, price }] }],
      }),
  ),
  record({ at: integer({ min: 0, max: 3 }), sku: values }).map(({ at, sku }) => ({ variants }: Product) => ({
    variants: [{ id: variants[at % variants.length]?.id, sku }],
  })),
  constantFrom('Sand', 'Moss', 'Rust').map(
    (glaze) =>
      ({ variants }: Product) =>
        variants.some(({ options }) => options[0] === glaze) ? {} : { variants: [{ options: [glaze] }] },
  ),
  integer({ min: 0, max: 3 }).map(
    (at) =>
      ({ variants }: Product) =>
        variants.length < 2 ? {} : { removedVariants: [variants[at % variants.length]?.id ?? ''] },
  ),
)

type Step = { readonly who: 0 | 1; readonly edits: ((product: Product) => Edit)[]; readonly reads: boolean }
const step: Arbitrary<Step> = record({
  who: constantFrom(0 as const, 1 as const),
  edits: array(anEdit, { minLength: 1, maxLength: 3 }),
  reads: constantFrom(true, false, false),
})

test('two staff, ten interleavings: every field says what was last said of it, by somebody who had seen what it said before', () => {
  assert(
    property(array(step, { minLength: 10, maxLength: 10 }), (steps) => {
      let there = mug
      const seen: [Product, Product] = [mug, mug]
      let said = new Map<string, unknown>(fieldsOf(mug))
      for (const { who, edits, reads } of steps) {
        if (reads) seen[who] = there
        const base = seen[who]
        const mine = edits.reduce((product, edit) => after(product, edit(product)), base)
        const { product, sides } = reconcile(base, there, mine)
        if (sides.some(({ conflict }) => conflict)) {
          // Asked, they look, and say it again of what is there.
          seen[who] = there
          continue
        }
        for (const { field, theirs, base: was, yours } of sides) {
          if (same(was, yours)) continue
          expect(same(theirs, was) || same(theirs, yours), `${field} was overwritten unseen`).toBe(true)
          if (yours === undefined) said.delete(field)
          else said.set(field, yours)
        }
        there = product
        seen[who] = product
        // The names of options and values follow from the variants, which are compared.
        expect(new Map([...fieldsOf(there)].toSorted())).toEqual(new Map([...said].toSorted()))
      }
    }),
    { numRuns: 400 },
  )
})
