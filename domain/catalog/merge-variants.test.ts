/** A variant stays the same, whatever a file calls it and in whatever order its columns and rows stand. */
import { assert, boolean, constantFrom, integer, property, record, shuffledSubarray, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import type { ProductId, VariantId } from '../ids.ts'
import { currency } from '../money.ts'
import type { Draft, VariantDraft } from './draft.ts'
import { mergeDraft } from './merge.ts'
import type { Product } from './product.ts'

const EUR = currency('EUR')
const ids = () => {
  let count = 0
  return { product: () => `prd_${++count}` as ProductId, variant: () => `var_${++count}` as VariantId }
}
const dice = ids()
const laid = (existing: Product | undefined, draft: Omit<Draft, 'handle'>) => {
  const merged = mergeDraft(existing, { handle: 'shirt', text: { title: 'Shirt' }, ...draft }, dice, 1)
  if (!merged.ok) throw new Error(merged.refusal.code)
  return merged.value
}
const row = (options: readonly string[], sku = '', units?: number): VariantDraft => ({
  options,
  sku,
  units,
  prices: [{ currency: EUR, price: 1990 }],
})
const idsOf = ({ variants }: Product, at = (options: readonly string[]) => [...options].toSorted().join()) =>
  Object.fromEntries(variants.map(({ id, options }) => [at(options), id]))

const four = [row(['S', 'Red'], 'S-R'), row(['M', 'Red'], 'M-R'), row(['S', 'Blue'], 'S-B'), row(['M', 'Blue'], 'M-B')]
const shirt = laid(undefined, { options: ['Size', 'Color'], variants: four }).product
const unnamed = laid(undefined, {
  options: ['Size', 'Color'],
  variants: four.map(({ options = [] }) => row(options)),
}).product
const turned = four.map(({ options = [], ...one }) => ({ ...one, options: options.toReversed() }))

test.each([
  ['with SKUs', shirt, turned],
  ['without SKUs', unnamed, turned.map(({ options }) => row(options))],
])('option columns that are swapped change no id %s', (_, before, variants) => {
  const { product, refused, unmentioned } = laid(before, { options: ['Color', 'Size'], variants })
  expect(idsOf(product)).toEqual(idsOf(before))
  expect(product.options).toEqual([
    { name: 'Color', values: ['Red', 'Blue'] },
    { name: 'Size', values: ['S', 'M'] },
  ])
  expect([refused, unmentioned]).toEqual([[], []])
})

test('a value in other capitals is the same value, in all variants', () => {
  for (const before of [shirt, unnamed]) {
    const { product } = laid(before, {
      options: ['size', 'COLOR'],
      variants: [row(['S', 'red'], before.variants[0]?.sku)],
    })
    expect(product.variants.map(({ id }) => id)).toEqual(before.variants.map(({ id }) => id))
    expect(product.options).toEqual([
      { name: 'size', values: ['S', 'M'] },
      { name: 'COLOR', values: ['Blue', 'red'] },
    ])
  }
})

test('an option that is renamed keeps its variants, with its values and without', () => {
  const renamed = laid(unnamed, { options: ['Maat', 'Kleur'], variants: four.map(({ options = [] }) => row(options)) })
  expect(idsOf(renamed.product)).toEqual(idsOf(unnamed))
  const colours = laid(shirt, {
    options: ['Size', 'Kleur'],
    variants: four.map((one) => row([one.options?.[0] ?? '', one.options?.[1] === 'Red' ? 'Rood' : 'Blauw'], one.sku)),
  })
  expect(colours.product.variants.map(({ id }) => id)).toEqual(shirt.variants.map(({ id }) => id))
})

test.each([
  ['with SKUs', shirt],
  ['without SKUs', unnamed],
])('a third option leaves the variants that are there what they are %s', (_, before) => {
  const grown = before.variants.map(({ options, sku }) => row(['Cotton', ...options], sku))
  const more = [...grown, row(['Linen', 'S', 'Red'], 'L-S-R')]
  const { product } = laid(before, { options: ['Material', 'Size', 'Color'], variants: more })
  const kept = product.variants.filter(({ options }) => options[0] === 'Cotton')
  expect(kept.map(({ id }) => id)).toEqual(before.variants.map(({ id }) => id))
  expect(product.variants).toHaveLength(5)
  const back = laid(product, {
    options: ['Size', 'Color'],
    variants: four.map(({ options = [] }, index) => row(options, before.variants[index]?.sku)),
  })
  expect(back.product.variants.map(({ id }) => id)).toEqual(before.variants.map(({ id }) => id))
})

test('the same SKU is the same variant, renamed; what the file has not is kept and told, or taken out', () => {
  const variants = [row(['S', 'Crimson'], 'S-R'), row(['M', 'Crimson'], 'M-R'), row(['S', 'Blue'], 'S-B')]
  const [first, second, third, fourth] = shirt.variants.map(({ id }) => id)
  const kept = laid(shirt, { options: ['Size', 'Color'], variants })
  expect(kept.product.variants.map(({ id, options }) => [id, options.join()])).toEqual([
    [first, 'S,Crimson'],
    [second, 'M,Crimson'],
    [third, 'S,Blue'],
    [fourth, 'M,Blue'],
  ])
  expect(kept.unmentioned).toEqual([{ variant: fourth, options: ['M', 'Blue'], kept: true }])
  const gone = laid(shirt, { options: ['Size', 'Color'], variants, unmentioned: 'remove' })
  expect(gone.product.variants.map(({ id }) => id)).toEqual([first, second, third])
  expect(gone.unmentioned).toMatchObject([{ variant: fourth, kept: false }])
})

test('a row that is refused is no wish to take its variant out', () => {
  const variants = [row(['S', 'Red'], 'S-R'), row(['S', 'red'], 'M-R')]
  const { product, refused } = laid(shirt, { options: ['Size', 'Color'], variants, unmentioned: 'remove' })
  expect(refused).toEqual([{ code: 'variant-repeated', variant: 1 }])
  expect(product.variants.map(({ sku }) => sku)).toEqual(['S-R', 'M-R'])
})

test('variants that exchange their SKUs exchange their values', () => {
  const { product } = laid(shirt, {
    options: ['Size', 'Color'],
    variants: [row(['M', 'Red'], 'S-R'), row(['S', 'Red'], 'M-R')],
  })
  expect(product.variants.slice(0, 2).map(({ id, sku, options }) => [id, sku, options[0]])).toEqual([
    [shirt.variants[0]?.id, 'S-R', 'M'],
    [shirt.variants[1]?.id, 'M-R', 'S'],
  ])
})

test('a draft that speaks of some variants on purpose tells nothing of the others', () => {
  expect(laid(shirt, { variants: [{ sku: 'S-R', grams: 7 }] }).unmentioned).toEqual([])
})

const values = uniqueArray(constantFrom('S', 'M', 'Red', 'Blue', 'A b', '1'), { minLength: 1, maxLength: 3 })
const product = record({
  names: shuffledSubarray(['Size', 'Color', 'Material'], { minLength: 1 }),
  values: record({ Size: values, Color: values, Material: values }),
  hasSkus: boolean(),
  some: integer({ min: 1, max: 27 }),
})

test('no order of rows and columns, and no capitals, change an id, or what is stocked', () => {
  assert(
    property(product, integer({ min: 0, max: 5 }), boolean(), ({ names, values: of, hasSkus, some }, turn, isLoud) => {
      type Row = Readonly<Record<string, string>>
      const all = names.reduce<Row[]>(
        (rows, name) => rows.flatMap((one) => of[name as 'Size'].map((value) => ({ ...one, [name]: value }))),
        [{}],
      )
      const rows = all.slice(0, some)
      const draft = (order: readonly string[], these: readonly Row[], spelt = (value: string) => value) => ({
        options: order,
        variants: these.map((one) =>
          row(
            order.map((name) => spelt(one[name] ?? '')),
            hasSkus ? names.map((name) => one[name]).join('/') : '',
          ),
        ),
      })
      const before = laid(undefined, draft(names, rows)).product
      const orders = [names, names.toReversed(), [...names.slice(1), ...names.slice(0, 1)]]
      const other = orders[turn % 3] ?? names
      const turnedRows = turn > 2 ? rows.toReversed() : [...rows.slice(1), ...rows.slice(0, 1)]
      const spelt = (value: string) => (isLoud ? value.toUpperCase() : value)
      const after = laid(before, draft(other, turnedRows, spelt))
      const named = (one: Product) =>
        Object.fromEntries(
          one.variants.map(({ id, options }) => {
            const choice = Object.fromEntries(one.options.map(({ name }, at) => [name, options[at]?.toUpperCase()]))
            return [names.map((name) => choice[name]).join(), id]
          }),
        )
      expect(after.refused).toEqual([])
      expect(after.unmentioned).toEqual([])
      expect(named(after.product)).toEqual(named(before))
      const back = laid(after.product, draft(names, rows))
      expect(named(back.product)).toEqual(named(before))
    }),
    { numRuns: 300 },
  )
})
