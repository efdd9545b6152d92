/** One change for many: prices go up and down by whole minor units, and what cannot be is refused for its product alone. */
import { expect, test } from 'vitest'
import { newProductId, newVariantId, type VariantId } from '../ids.ts'
import { AMOUNT_MAX, currency, money } from '../money.ts'
import { bulkChanged, type BulkChange, type PriceChange } from './bulk.ts'
import { blankProduct } from './edit.ts'
import { blank } from './merge-variants.ts'
import { TAGS_MAX, type Product } from './product.ts'

const EUR = currency('EUR')
const idOf = (number: number): VariantId => newVariantId(new Uint8Array(16).fill(number))

const mug: Product = {
  ...blankProduct(newProductId(new Uint8Array(16)), 'mug', 1),
  text: { title: 'Mug', description: '', seoTitle: '', seoDescription: '' },
  tags: ['kitchen', 'clay'],
  options: [{ name: 'Glaze', values: ['Chalk', 'Aegean'] }],
  variants: [
    { ...blank(idOf(1), true), options: ['Chalk'], prices: [money(2000, EUR)], cost: [money(805, EUR)] },
    { ...blank(idOf(2), true), options: ['Aegean'], prices: [money(1, currency('USD'))] },
  ],
}

const changed = (change: BulkChange, only?: ReadonlySet<VariantId>): Product => {
  const done = bulkChanged(mug, change, only)
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}
const first = (...prices: Omit<PriceChange, 'currency'>[]) =>
  changed({ prices: prices.map((price) => ({ currency: EUR, ...price })) }).variants[0]
const priceAfter = (change: Omit<PriceChange, 'currency' | 'field'>) =>
  first({ field: 'price', ...change })?.prices[0]?.amount

test('a price is set, raised, lowered, and ends as it is to end', () => {
  const cases: [Omit<PriceChange, 'currency' | 'field'>, number | undefined][] = [
    [{ set: 1500 }, 1500],
    [{ set: null }, undefined],
    [{ percent: 10 }, 2200],
    [{ percent: -33.33 }, 1333],
    [{ percent: 0.03 }, 2001],
    [{ add: -500 }, 1500],
    [{ percent: -100 }, 0],
    [{ ending: '99' }, 1999],
    [{ percent: 2.7, ending: '99' }, 2099],
    [{ percent: 2.3, ending: '99' }, 1999],
    [{ percent: 7, ending: '5' }, 2145],
    [{ percent: 7, ending: '00' }, 2100],
    [{ set: 20, ending: '99' }, 99],
    [{ set: 0, ending: '99' }, 0],
    [{ from: 'cost', percent: 150, ending: '95' }, 1995],
  ]
  expect(cases.map(([change]) => priceAfter(change))).toEqual(cases.map(([, amount]) => amount))
})

test('a sale keeps the price of before, in whatever order it is said', () => {
  const lower = { field: 'price', percent: -20 } as const
  const keep = { field: 'compareAt', from: 'price' } as const
  for (const sale of [first(lower, keep), first(keep, lower)])
    expect([sale?.prices, sale?.compareAt]).toEqual([[money(1600, EUR)], [money(2000, EUR)]])
})

test('a variant without the price that is changed stays, and so do those that are not named', () => {
  const { variants } = changed({ prices: [{ currency: EUR, field: 'price', percent: 10 }] })
  expect(variants[1]).toEqual(mug.variants[1])
  const second = changed({ prices: [{ currency: EUR, field: 'price', set: 5 }] }, new Set([idOf(2)]))
  expect(second.variants.map(({ prices }) => prices.length)).toEqual([1, 2])
})

test('labels are added and taken away, each once', () => {
  expect(changed({ addTags: ['new', 'clay'], removeTags: ['kitchen'] }).tags).toEqual(['clay', 'new'])
  expect(changed({ vendor: 'Kiln', status: 'active', everyVariant: { taxable: false } })).toMatchObject({
    vendor: 'Kiln',
    status: 'active',
    tags: mug.tags,
    variants: [{ taxable: false }, { taxable: false }],
  })
})

test('what cannot be is refused', () => {
  const refusal = (change: BulkChange) => {
    const done = bulkChanged(mug, change)
    return done.ok ? undefined : done.refusal
  }
  const price = (change: object) => refusal({ prices: [{ currency: EUR, field: 'price', ...change }] })
  const outOfRange = { code: 'price-out-of-range', variantId: idOf(1), field: 'price' }
  expect([price({ add: -2001 }), price({ add: AMOUNT_MAX })]).toEqual([outOfRange, outOfRange])
  expect(refusal({ addTags: Array.from({ length: TAGS_MAX }, (_, at) => `t${at}`) })).toEqual({ code: 'tags-too-many' })
  expect(refusal({ publishedFrom: 5, publishedUntil: 4 })).toEqual({ code: 'schedule-empty' })
})
