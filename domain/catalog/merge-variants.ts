/** The variants of a product after a draft: found again, changed, added, or refused one by one. */
import type { VariantId } from '../ids.ts'
import { money } from '../money.ts'
import type { PriceDraft, VariantDraft } from './draft.ts'
import type { Variant } from './product.ts'

/** What the draft says of stock: units of a variant, and the number that they were based on. `draft` counts from 0 in its own list. */
export type Stated = {
  readonly variant: VariantId
  readonly units: number
  readonly basedOn?: number | undefined
  readonly draft: number
}

/** `variant` counts from 0 in the draft's own list. In the order they are checked. */
export type VariantRefusal = {
  readonly code: 'variant-unknown' | 'options-mismatch' | 'variant-repeated' | 'price-missing'
  readonly variant: number
}

export type MergedVariants = {
  readonly variants: readonly Variant[]
  readonly stated: readonly Stated[]
  readonly refused: readonly VariantRefusal[]
}

/** The separator cannot occur in a cell: values with commas stay apart. */
const keyOf = (options: readonly string[]) => options.join('\u0000')

/**
 * Variants that do not have one value for each of the options any more fall away, but only when the draft brings
 * others in their place: options were added to the product or taken from it.
 */
export const mergeVariants = (
  existing: readonly Variant[],
  drafts: readonly VariantDraft[],
  names: readonly string[],
  ids: { readonly variant: () => VariantId },
): MergedVariants => {
  const fitting = existing.filter((variant) => variant.options.length === names.length)
  const byKey = new Map(fitting.map((variant) => [keyOf(variant.options), variant]))
  const stated: Stated[] = []
  const refused: VariantRefusal[] = []
  const seen = new Set<string>()
  for (const [index, draft] of drafts.entries()) {
    const options = draft.options ?? found(draft, fitting, names)?.options
    const code = refusalOf(options, names, seen, draft, byKey)
    if (code || !options) {
      refused.push({ code: code ?? 'variant-unknown', variant: index })
      continue
    }
    const key = keyOf(options)
    seen.add(key)
    const variant = laid(byKey.get(key) ?? blank(ids.variant(), options, draft.units !== undefined), draft)
    byKey.set(key, variant)
    const { units, basedOn } = draft
    if (units !== undefined)
      stated.push({ variant: variant.id, units, ...(basedOn !== undefined && { basedOn }), draft: index })
  }
  return { variants: byKey.size > 0 ? [...byKey.values()] : existing, stated, refused }
}

/** Whom a draft without option values means: the only variant there is, or the one with that SKU. */
const found = (draft: VariantDraft, variants: readonly Variant[], names: readonly string[]) => {
  if (variants.length === 0 && names.length === 0) return { options: [] }
  if (variants.length === 1) return variants[0]
  const named = variants.filter((variant) => draft.sku && variant.sku === draft.sku)
  return named.length === 1 ? named[0] : undefined
}

const refusalOf = (
  options: readonly string[] | undefined,
  names: readonly string[],
  seen: ReadonlySet<string>,
  draft: VariantDraft,
  byKey: ReadonlyMap<string, Variant>,
): VariantRefusal['code'] | undefined => {
  if (!options) return 'variant-unknown'
  if (options.length !== names.length) return 'options-mismatch'
  if (seen.has(keyOf(options))) return 'variant-repeated'
  const priced = (draft.prices ?? []).some((price) => price.price !== undefined)
  return priced || byKey.has(keyOf(options)) ? undefined : 'price-missing'
}

/** Whose units are stated is counted, unless the draft says otherwise. */
const blank = (id: VariantId, options: readonly string[], tracked: boolean): Variant => ({
  id,
  options,
  sku: '',
  barcode: '',
  prices: [],
  compareAt: [],
  grams: 0,
  requiresShipping: true,
  taxable: true,
  tracked,
  oversell: false,
  picture: null,
  availability: 'sold-out',
})

const laid = (variant: Variant, draft: VariantDraft): Variant => ({
  ...variant,
  sku: draft.sku ?? variant.sku,
  barcode: draft.barcode ?? variant.barcode,
  ...pricesAfter(variant, draft.prices ?? []),
  grams: draft.grams ?? variant.grams,
  requiresShipping: draft.requiresShipping ?? variant.requiresShipping,
  taxable: draft.taxable ?? variant.taxable,
  tracked: draft.tracked ?? variant.tracked,
  oversell: draft.oversell ?? variant.oversell,
  picture: draft.picture === undefined ? variant.picture : draft.picture,
})

/** Prices keep their order: the first currency of a variant is the one that rules of collections read. */
const pricesAfter = (variant: Variant, drafts: readonly PriceDraft[]): Pick<Variant, 'prices' | 'compareAt'> => {
  const prices = new Map(variant.prices.map((price) => [price.currency, price]))
  const before = new Map(variant.compareAt.map((price) => [price.currency, price]))
  for (const { currency, price, compareAt } of drafts) {
    if (price !== undefined) prices.set(currency, money(price, currency))
    if (compareAt === null) before.delete(currency)
    else if (compareAt !== undefined) before.set(currency, money(compareAt, currency))
  }
  // Real files carry prices before that lie below the price, or are 0.00: neither is a markdown.
  const markdowns = [...before.values()].filter(({ currency, amount }) => amount > (prices.get(currency)?.amount ?? 0))
  return { prices: [...prices.values()], compareAt: markdowns }
}
