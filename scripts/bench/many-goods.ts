/** A catalogue as large as a shop of fifty thousand goods has it: made up by arithmetic, the same in every run. */
import type { Draft, VariantDraft } from '#domain/catalog/draft'
import { ratingOf } from '#domain/catalog/rating'
import { currency } from '#domain/money'

const EUR = currency('EUR')

const KINDS = 120
const MAKERS = 400
const OPTIONS: readonly (readonly [name: string, values: number])[] = [
  ['Colour', 24],
  ['Size', 12],
  ['Material', 16],
  ['Pattern', 40],
]
/** What their titles are made of. */
export const WORDS = [
  'walnut',
  'linen',
  'stoneware',
  'glass',
  'cotton',
  'oak',
  'brass',
  'wool',
  'paper',
  'steel',
  'clay',
  'cork',
]

/** Numbers below `most` that look drawn; the small ones come far more often, as makers and kinds do. */
const hash = (seed: number): number => {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
const even = (seed: number, most: number): number => hash(seed) % most
const skewed = (seed: number, most: number): number => Math.floor(most * (hash(seed) / 2 ** 32) ** 2)

const words = (seed: number, many: number): string =>
  Array.from({ length: many }, (_, index) => WORDS[even(seed * 31 + index, WORDS.length)]).join(' ')

const variantsOf = (at: number, options: readonly (readonly [string, number])[]): VariantDraft[] =>
  Array.from({ length: 1 + even(at + 7, 6) }, (_, index) => ({
    options: options.map(([name, values]) => `${name} ${even(at * 17 + index * 5 + values, values)}`),
    sku: `SKU-${at}-${index}`,
    prices: [{ currency: EUR, price: 300 + skewed(at * 3 + index, 40_000) }],
    grams: 200,
    // One in eight is counted and was never stocked: sold out.
    tracked: even(at, 8) === 0,
    picture: null,
  }))

const distinct = (variants: readonly VariantDraft[]): VariantDraft[] => [
  ...new Map(variants.map((variant) => [JSON.stringify(variant.options), variant])).values(),
]

/** @param at from 0 */
export const manyGoods = (from: number, until: number): Draft[] =>
  Array.from({ length: until - from }, (_, index) => {
    const at = from + index
    const options = OPTIONS.filter((_, which) => even(at * 4 + which, 3) > 0).slice(0, 3)
    return {
      handle: `good-${at}`,
      status: 'active',
      text: { title: `${words(at, 3)} ${at}`, description: `<p>${words(at + 1, 80)}</p>` },
      vendor: `Maker ${skewed(at + 11, MAKERS)}`,
      type: `Kind ${skewed(at + 13, KINDS)}`,
      tags: ['many'],
      options: options.map(([name]) => name),
      variants: distinct(variantsOf(at, options)),
      pictures: [{ src: `/pictures/${at}.svg`, alt: words(at, 4), width: 800, height: 1000 }],
      rating: even(at + 5, 3) === 0 ? null : (ratingOf(2 + even(at, 31) / 10, 1 + skewed(at, 300)) ?? null),
    }
  })
