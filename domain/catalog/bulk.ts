/** One change for many products at once: of their status and labels, and of the prices of their variants. */
import type { VariantId } from '../ids.ts'
import { AMOUNT_MAX, type Currency } from '../money.ts'
import { refuse, type Result } from '../result.ts'
import type { VariantDraft } from './draft.ts'
import { edited, type Edit, type EditRefusal } from './edit.ts'
import { withMarkdowns, type NoMarkdown } from './markdowns.ts'
import { TAGS_MAX, type Product, type Variant } from './product.ts'

export type PriceField = 'price' | 'compareAt' | 'cost'

/** In one currency; a variant that has not what it begins from stays as it is. */
export type PriceChange = {
  readonly currency: Currency
  readonly field: PriceField
  /** What it begins from, as it was before the whole change; absent: from itself. */
  readonly from?: PriceField | undefined
  /** Minor units, whatever was there; null: none any more. */
  readonly set?: number | null | undefined
  /** Of what it begins from: 10 is a tenth more, -20 a fifth less. At most two digits after the point. */
  readonly percent?: number | undefined
  /** Minor units more, or fewer. */
  readonly add?: number | undefined
  /** Digits that the amount ends with, `99` or `00`: the nearest such amount, of two the higher. */
  readonly ending?: string | undefined
}

/** What is said of every variant alike. */
export type EveryVariant = Pick<
  VariantDraft,
  'grams' | 'hsCode' | 'origin' | 'lowStock' | 'requiresShipping' | 'taxable' | 'tracked' | 'oversell'
>

export type BulkChange = Pick<
  Edit,
  'status' | 'publishedFrom' | 'publishedUntil' | 'vendor' | 'type' | 'category' | 'taxClass'
> & {
  readonly addTags?: readonly string[] | undefined
  readonly removeTags?: readonly string[] | undefined
  readonly prices?: readonly PriceChange[] | undefined
  readonly everyVariant?: EveryVariant | undefined
}

export type BulkRefusal =
  | EditRefusal
  | NoMarkdown
  | { readonly code: 'tags-too-many' }
  /** It would be below nothing, or beyond what is accepted. */
  | { readonly code: 'price-out-of-range'; readonly variantId: VariantId; readonly field: PriceField }

/** @param only these of its variants; absent: all */
export const bulkChanged = (
  product: Product,
  { addTags = [], removeTags = [], prices = [], everyVariant, ...plain }: BulkChange,
  only?: ReadonlySet<VariantId>,
): Result<Product, BulkRefusal> => {
  const fewer = new Set(removeTags)
  const tags = [...new Set([...product.tags.filter((tag) => !fewer.has(tag)), ...addTags])]
  if (tags.length > TAGS_MAX && tags.length > product.tags.length) return refuse({ code: 'tags-too-many' })
  const variants: NonNullable<Edit['variants']>[number][] = []
  for (const variant of product.variants) {
    if (only && !only.has(variant.id)) continue
    const steps = prices.map((change) => ({ ...change, amount: amountAfter(variant, change) }))
    const wrong = steps.find(({ amount }) => typeof amount === 'number' && (amount < 0 || amount > AMOUNT_MAX))
    if (wrong) return refuse({ code: 'price-out-of-range', variantId: variant.id, field: wrong.field })
    const drafts = steps.map(({ currency, field, amount }) => ({ currency, [field]: amount }))
    variants.push({ ...everyVariant, id: variant.id, prices: drafts })
  }
  return withMarkdowns(edited(product, { ...plain, tags, variants }, noVariant), product, {
    variants: together(variants),
  })
}

type Variants = NonNullable<Edit['variants']>

/** A sale says the price and the one before in lines of their own, in whatever order. */
const together = (variants: Variants): Variants =>
  variants.map(({ prices = [], ...one }) => {
    const lines = Array.from(Map.groupBy(prices, ({ currency }) => currency).values(), (same) =>
      Object.assign(
        {},
        ...same.map((line) => Object.fromEntries(Object.entries(line).filter(([, said]) => said !== undefined))),
      ),
    )
    return { ...one, prices: lines as typeof prices }
  })

/** What is changed in bulk makes no variant. */
const noVariant = {
  variant: (): VariantId => {
    throw new Error('a bulk change has no variant of its own')
  },
}

const amountOf = (variant: Variant, field: PriceField, of: Currency): number | undefined => {
  const amounts = { price: variant.prices, compareAt: variant.compareAt, cost: variant.cost }
  return amounts[field].find(({ currency }) => currency === of)?.amount
}

/** undefined: it stays as it is. */
const amountAfter = (variant: Variant, change: PriceChange): number | null | undefined => {
  const { currency, field, from = field, set, percent, add = 0, ending } = change
  if (set === null) return null
  const start = set ?? amountOf(variant, from, currency)
  if (start === undefined) return undefined
  const amount = (percent === undefined ? start : percentOf(start, 100 + percent)) + add
  return ending === undefined || amount <= 0 ? amount : endingWith(amount, ending)
}

/** Whole numbers all along: a hundredth of a percent is the smallest step, a half goes up. */
const percentOf = (amount: number, percent: number): number =>
  Number((BigInt(amount) * BigInt(Math.round(percent * 100)) + 5_000n) / 10_000n)

const endingWith = (amount: number, ending: string): number => {
  const [step, last] = [10 ** ending.length, Number(ending)]
  const nearest = Math.floor((amount - last + step / 2) / step) * step + last
  return nearest < 0 ? last : nearest
}
