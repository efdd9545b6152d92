/** The goods of a cart as promotions look at them: which sets a line is in, and what its units cost. */
import type { CollectionId, ProductId, VariantId } from '../ids.ts'
import type { Currency } from '../money.ts'
import type { ProductSet } from './promotion.ts'

export type Goods = {
  readonly variantId: VariantId
  readonly productId: ProductId
  readonly collections: readonly CollectionId[]
  readonly tags: readonly string[]
  /** Money in another form: nothing is ever taken off it. */
  readonly isGiftCard: boolean
  readonly isMarkedDown: boolean
  /** What one unit costs the shop, in minor units of the cart's currency; null: nobody has said. */
  readonly cost: number | null
  readonly units: number
  /** Minor units of the cart's currency, of one unit. */
  readonly price: number
}

/** A set, made ready to be asked about many lines. */
type SetTest = (line: Goods) => boolean

const tests = new WeakMap<ProductSet, { readonly test: SetTest; readonly signature: string }>()

/** Tags are the same in whatever case they are written. */
const fold = (tag: string): string => tag.toLowerCase()

const testOf = (set: ProductSet): SetTest => {
  const products = new Set<string>(set.products)
  const variants = new Set<string>(set.variants)
  const collections = new Set<string>(set.collections)
  const tags = new Set(set.tags.map(fold))
  const without = {
    products: new Set<string>(set.without.products),
    collections: new Set<string>(set.without.collections),
    tags: new Set(set.without.tags.map(fold)),
  }
  const leavesOut = without.products.size + without.collections.size + without.tags.size > 0
  const isNamed = (line: Goods): boolean =>
    set.all ||
    products.has(line.productId) ||
    variants.has(line.variantId) ||
    (collections.size > 0 && line.collections.some((one) => collections.has(one))) ||
    (tags.size > 0 && line.tags.some((tag) => tags.has(fold(tag))))
  const isLeftOut = (line: Goods): boolean =>
    leavesOut &&
    (without.products.has(line.productId) ||
      line.collections.some((one) => without.collections.has(one)) ||
      line.tags.some((tag) => without.tags.has(fold(tag))))
  return (line) => !line.isGiftCard && isNamed(line) && !isLeftOut(line)
}

/** A set that is data of a promotion is made ready once, however many carts ask. */
const ready = (set: ProductSet) => {
  const known = tests.get(set)
  if (known) return known
  const made = { test: testOf(set), signature: JSON.stringify(set) }
  tests.set(set, made)
  return made
}

/** Whether a line is of the set. */
export const isIn = (set: ProductSet, line: Goods): boolean => ready(set).test(line)

/** The lines of a set. */
export type Found = {
  /** Where they stand in the cart. */
  readonly lines: ReadonlySet<number>
  /** Their units, cheapest first; of the same price by the variant, so that the order of clicks says nothing. */
  readonly runs: readonly Run[]
  readonly units: number
  readonly worth: number
}

/** So many units of one line, at the price of each: a line of 999 units is one of them. */
export type Run = { readonly line: number; readonly price: number; readonly units: number }

/** A tag may be written as an id is. */
const tagName = (tag: string): string => `tag ${fold(tag)}`

/** By everything that a set can name it by: where each stands in the cart. */
const namesOf = (lines: readonly Goods[]): ReadonlyMap<string, readonly number[]> => {
  const byName = new Map<string, number[]>()
  for (const [line, { productId, variantId, collections, tags }] of lines.entries())
    for (const name of [productId, variantId, ...collections, ...tags.map(tagName)]) {
      const there = byName.get(name)
      if (there) there.push(line)
      else byName.set(name, [line])
    }
  return byName
}

/** What is in a cart: what many promotions ask of it is looked for once. */
export class Basket {
  readonly lines: readonly Goods[]
  readonly currency: Currency
  readonly #found = new Map<string, Found>()
  #byName: ReadonlyMap<string, readonly number[]> | undefined

  /** @param lines with units > 0 */
  constructor(lines: readonly Goods[], currency: Currency) {
    this.lines = lines
    this.currency = currency
  }

  of(set: ProductSet, { skipsMarkedDown }: { readonly skipsMarkedDown: boolean }): Found {
    const { test, signature } = ready(set)
    const key = skipsMarkedDown ? `full price ${signature}` : signature
    const known = this.#found.get(key)
    if (known) return known
    const found = this.#look(set, (line) => test(line) && !(skipsMarkedDown && line.isMarkedDown))
    this.#found.set(key, found)
    return found
  }

  /** Lines that a set might be about: which these are is known by what it names, so that many sets do not ask every line. */
  #named({ all, products, variants, collections, tags }: ProductSet): Iterable<number> {
    if (all) return this.lines.keys()
    this.#byName ??= namesOf(this.lines)
    const lines = new Set<number>()
    for (const name of [...products, ...variants, ...collections, ...tags.map(tagName)])
      for (const line of this.#byName.get(name) ?? []) lines.add(line)
    return [...lines].toSorted((a, b) => a - b)
  }

  #look(set: ProductSet, test: SetTest): Found {
    const runs: (Run & { readonly variantId: VariantId })[] = []
    for (const line of this.#named(set)) {
      const goods = this.lines[line]
      if (goods && test(goods)) runs.push({ line, price: goods.price, units: goods.units, variantId: goods.variantId })
    }
    return {
      lines: new Set(runs.map(({ line }) => line)),
      units: runs.reduce((sum, { units }) => sum + units, 0),
      worth: runs.reduce((sum, { price, units }) => sum + price * units, 0),
      runs: runs.toSorted((a, b) => a.price - b.price || (a.variantId < b.variantId ? -1 : 1)),
    }
  }
}
