/** The variants of a product after a draft: found again, changed, added, or refused one by one. */
import type { VariantId } from '../ids.ts'
import { money } from '../money.ts'
import type { Draft, PriceDraft, VariantDraft } from './draft.ts'
import { folded, matchOptions } from './match-options.ts'
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

/** A variant of the product that the draft does not have: `kept`, or no longer for sale. */
export type Unmentioned = { readonly variant: VariantId; readonly options: readonly string[]; readonly kept: boolean }

export type MergedVariants = {
  readonly variants: readonly Variant[]
  readonly stated: readonly Stated[]
  readonly refused: readonly VariantRefusal[]
  readonly unmentioned: readonly Unmentioned[]
}

/** The separator cannot occur in a cell: values with commas stay apart. */
const keyOf = (options: readonly string[]) => options.map(folded).join('\u0000')

type Existing = { readonly options: readonly string[]; readonly variants: readonly Variant[] }

/**
 * A variant is the same when its SKU is, else when its option values are, in whatever order, capitals and under whatever
 * name they stand: id, stock and carts stay with it, and it is called as the draft calls it.
 *
 * A variant that the draft does not have is kept, unless the rule says otherwise, or it has no value for an option that is
 * new, or another one has its values now.
 */
export const mergeVariants = (
  existing: Existing,
  drafts: readonly VariantDraft[],
  names: readonly string[],
  ids: { readonly variant: () => VariantId },
  rule: Draft['unmentioned'] = 'keep',
): MergedVariants => {
  if (drafts.length === 0) return { variants: existing.variants, stated: [], refused: [], unmentioned: [] }
  const seats = seatsOf(existing, drafts, names)
  const same = sameVariants(existing.variants, drafts, names, seats)
  const stated: Stated[] = []
  const refused: VariantRefusal[] = []
  const seen = new Set<string>()
  const changed = new Map<VariantId, Variant>()
  for (const [index, draft] of drafts.entries()) {
    const found = same.get(index)
    const options = draft.options ?? (found ? seatedIn(found, seats) : optionsOfNone(existing, names))
    const code = refusalOf(options, names, seen, draft, found)
    if (code || !options) {
      refused.push({ code: code ?? 'variant-unknown', variant: index })
      continue
    }
    seen.add(keyOf(options))
    const { units, basedOn } = draft
    const variant = laid({ ...(found ?? blank(ids.variant(), units !== undefined)), options }, draft)
    changed.set(variant.id, variant)
    if (units !== undefined)
      stated.push({ variant: variant.id, units, ...(basedOn !== undefined && { basedOn }), draft: index })
  }
  const left = existing.variants
    .filter(({ id }) => !changed.has(id))
    .map((variant) => ({ variant, options: seatedIn(variant, seats) }))
  // What a refused line means was mentioned: it stays, whatever the rule says of others.
  const meant = new Set(Array.from(same.values(), ({ id }) => id))
  const kept = new Map(
    left.flatMap(({ variant, options }) => {
      if (!options || seen.has(keyOf(options))) return []
      return rule === 'keep' || seen.size === 0 || meant.has(variant.id) ? [[variant.id, { ...variant, options }]] : []
    }),
  )
  const known = existing.variants.flatMap(({ id }) => changed.get(id) ?? kept.get(id) ?? [])
  const before = new Set(existing.variants.map(({ id }) => id))
  const fresh = [...changed.values()].filter(({ id }) => !before.has(id))
  const variants = [...known, ...fresh]
  if (variants.length === 0) return { variants: existing.variants, stated, refused, unmentioned: [] }
  return {
    variants: speltAlike(variants, drafts),
    stated,
    refused,
    unmentioned: left.map(({ variant: { id, options: before }, options = before }) => ({
      variant: id,
      options,
      kept: kept.has(id),
    })),
  }
}

/** For each option its place among those that the variants have now. */
type Seats = readonly (number | undefined)[]

const seatsOf = (existing: Existing, drafts: readonly VariantDraft[], names: readonly string[]): Seats => {
  const valuesAt = (of: readonly { readonly options?: readonly string[] | undefined }[], at: number) =>
    of.flatMap(({ options }) => options?.[at] ?? [])
  return matchOptions(
    existing.options.map((name, at) => ({ name, values: valuesAt(existing.variants, at) })),
    names.map((name, at) => ({ name, values: valuesAt(drafts, at) })),
  )
}

/** The values of a variant in the order of the draft's options; undefined when it has none for one of them. */
const seatedIn = ({ options }: Variant, seats: Seats): readonly string[] | undefined => {
  const values = seats.flatMap((at) => (at === undefined ? [] : (options[at] ?? [])))
  return values.length === seats.length && options.length === seats.length ? values : undefined
}

/** A product without choices has one variant, which no option tells. */
const optionsOfNone = ({ variants }: Existing, names: readonly string[]) =>
  variants.length === 0 && names.length === 0 ? [] : undefined

/** The variant that each draft means, by its place in the list; whatever the order of rows and columns, the same ones. */
const sameVariants = (
  variants: readonly Variant[],
  drafts: readonly VariantDraft[],
  names: readonly string[],
  seats: Seats,
): ReadonlyMap<number, Variant> => {
  const found = new Map<number, Variant>()
  const taken = new Set<VariantId>()
  const match = (index: number, variant: Variant | undefined) => {
    if (!variant || found.has(index) || taken.has(variant.id)) return
    found.set(index, variant)
    taken.add(variant.id)
  }
  const fitting = [...drafts.entries()].filter(([, { options }]) => !options || options.length === names.length)
  const saidOf = Map.groupBy(fitting, ([, { sku }]) => sku ?? '')
  const ofSku = Map.groupBy(variants, ({ sku }) => sku)
  /** The one variant with that SKU; a SKU that several share tells none of them. */
  const named = ({ sku = '' }: VariantDraft) => {
    const those = sku === '' ? [] : (ofSku.get(sku) ?? [])
    return those.length === 1 ? those[0] : undefined
  }
  for (const [index, draft] of fitting) if (saidOf.get(draft.sku ?? '')?.length === 1) match(index, named(draft))
  const mapped = seats.flatMap((at, place) => (at === undefined ? [] : [{ at, place }]))
  const known = Map.groupBy(
    variants.filter(({ id }) => !taken.has(id)),
    ({ options }) => keyOf(mapped.map(({ at }) => options[at] ?? '')),
  )
  const meant = fitting.filter(([index, { options }]) => options && !found.has(index))
  const wanted = Map.groupBy(meant, ([, { options = [] }]) => keyOf(mapped.map(({ place }) => options[place] ?? '')))
  for (const [key, those] of wanted) {
    const free = known.get(key) ?? []
    // Without any option in common only one of each can be the same.
    if (mapped.length === 0 && (free.length > 1 || those.length > 1)) continue
    // Of several that a new option tells apart the first by its values is the one of before.
    const inOrder = those.toSorted(([, a], [, b]) => (keyOf(a.options ?? []) < keyOf(b.options ?? []) ? -1 : 1))
    for (const [place, [index]] of inOrder.entries()) match(index, free[place])
  }
  for (const [index, draft] of fitting) {
    // Said twice of one variant: the second is refused as repeated.
    const one = variants.length === 1 ? variants[0] : named(draft)
    if (!draft.options && !found.has(index) && one) found.set(index, one)
  }
  return found
}

/** A value has one spelling in a product: the draft's. */
const speltAlike = (variants: readonly Variant[], drafts: readonly VariantDraft[]): readonly Variant[] => {
  const spelt = new Map<string, string>()
  for (const { options = [] } of drafts)
    for (const [at, value] of options.entries()) {
      const key = `${at} ${folded(value)}`
      if (!spelt.has(key)) spelt.set(key, value)
    }
  return variants.map((variant) => ({
    ...variant,
    options: variant.options.map((value, at) => spelt.get(`${at} ${folded(value)}`) ?? value),
  }))
}

const refusalOf = (
  options: readonly string[] | undefined,
  names: readonly string[],
  seen: ReadonlySet<string>,
  draft: VariantDraft,
  found: Variant | undefined,
): VariantRefusal['code'] | undefined => {
  if (!options) return 'variant-unknown'
  if (options.length !== names.length) return 'options-mismatch'
  if (seen.has(keyOf(options))) return 'variant-repeated'
  const priced = (draft.prices ?? []).some((price) => price.price != null)
  return priced || found ? undefined : 'price-missing'
}

/** Whose units are stated is counted, unless the draft says otherwise. */
export const blank = (id: VariantId, tracked: boolean): Variant => ({
  id,
  options: [],
  sku: '',
  barcode: '',
  prices: [],
  compareAt: [],
  cost: [],
  grams: 0,
  hsCode: '',
  origin: '',
  lowStock: null,
  requiresShipping: true,
  taxable: true,
  tracked,
  oversell: false,
  picture: null,
  availability: 'sold-out',
})

export const laid = (variant: Variant, draft: VariantDraft): Variant => ({
  ...variant,
  sku: draft.sku ?? variant.sku,
  barcode: draft.barcode ?? variant.barcode,
  ...pricesAfter(variant, draft.prices ?? []),
  grams: draft.grams ?? variant.grams,
  hsCode: draft.hsCode ?? variant.hsCode,
  origin: draft.origin ?? variant.origin,
  lowStock: draft.lowStock === undefined ? variant.lowStock : draft.lowStock,
  requiresShipping: draft.requiresShipping ?? variant.requiresShipping,
  taxable: draft.taxable ?? variant.taxable,
  tracked: draft.tracked ?? variant.tracked,
  oversell: draft.oversell ?? variant.oversell,
  picture: draft.picture === undefined ? variant.picture : draft.picture,
})

/** Prices keep their order: the first currency of a variant is the one that rules of collections read. */
const pricesAfter = (
  variant: Variant,
  drafts: readonly PriceDraft[],
): Pick<Variant, 'prices' | 'compareAt' | 'cost'> => {
  const prices = new Map(variant.prices.map((price) => [price.currency, price]))
  const before = new Map(variant.compareAt.map((price) => [price.currency, price]))
  const costs = new Map(variant.cost.map((cost) => [cost.currency, cost]))
  for (const { currency, price, compareAt, cost } of drafts) {
    if (price === null) prices.delete(currency)
    else if (price !== undefined) prices.set(currency, money(price, currency))
    if (compareAt === null) before.delete(currency)
    else if (compareAt !== undefined) before.set(currency, money(compareAt, currency))
    if (cost === null) costs.delete(currency)
    else if (cost !== undefined) costs.set(currency, money(cost, currency))
  }
  // Real files carry prices before that lie below the price, or are 0.00: neither is a markdown.
  const markdowns = [...before.values()].filter(({ currency, amount }) => amount > (prices.get(currency)?.amount ?? 0))
  return { prices: [...prices.values()], compareAt: markdowns, cost: [...costs.values()] }
}
