/** A collection: what it says of itself, when it is there, in which order it stands, and what belongs to it. */
import type { CollectionId } from '../ids.ts'
import type { Language } from '../languages.ts'
import type { Money } from '../money.ts'

/** What a product says that a rule can ask for. Those from `price` on are said by a variant, and so is `availability`. */
export const RULE_FIELDS = [
  ...(['title', 'type', 'vendor', 'tag', 'category', 'collection', 'created', 'published'] as const),
  ...(['metafield', 'availability'] as const),
  ...(['price', 'compare-at', 'cost', 'margin', 'weight', 'sku', 'barcode', 'option'] as const),
] as const
export type RuleField = (typeof RULE_FIELDS)[number]

export const RULE_RELATIONS = [
  ...(['is', 'is-not', 'contains', 'contains-not', 'starts-with', 'ends-with'] as const),
  ...(['above', 'below', 'is-set', 'is-not-set'] as const),
] as const
export type RuleRelation = (typeof RULE_RELATIONS)[number]

export type Rule = {
  readonly field: RuleField
  readonly relation: RuleRelation
  /** As its field is written: `28.50`, `250` grams, `40` per cent, `2026-11-28`, the id of a collection. */
  readonly value: string
  /** Which option, where the field is one: `Size`; which field of the merchant's own: `custom.care`. */
  readonly name?: string | undefined
}

export type RuleSet = {
  /** Products must satisfy all of the rules, or any of them. */
  readonly match: 'all' | 'any'
  readonly rules: readonly Rule[]
}

/** More conditions than this nobody reads. */
export const RULES_MAX = 60

/** `featured` is the merchant's own order; of a collection by rule the one in which the shop grew. */
export const COLLECTION_SORTS = ['featured', 'newest', 'price-up', 'price-down', 'title', 'rating'] as const
export type CollectionSort = (typeof COLLECTION_SORTS)[number]

export type CollectionText = {
  readonly title: string
  /** HTML, made safe before it is stored. */
  readonly description: string
  readonly seoTitle: string
  readonly seoDescription: string
}

/** A collection by hand lists its products; one by rule names what belongs to it. */
export type Collection = CollectionText & {
  readonly id: CollectionId
  readonly handle: string
  readonly translations: Partial<Record<Language, Partial<CollectionText>>>
  readonly picture: string | null
  /** null for a collection by hand. */
  readonly rules: RuleSet | null
  readonly sort: CollectionSort
  /** When it is there, ms since the epoch: from this moment on, and before that one; null: always. */
  readonly publishedFrom: number | null
  readonly publishedUntil: number | null
  /** In the menu, lowest first. */
  readonly position: number
  readonly version: number
  readonly updatedAt: number
}

/** With what it lists by hand: handles of products, in their order. As a whole it is what a version of it was. */
export type WholeCollection = Collection & { readonly products: readonly string[] }

/** Handles of products that one collection lists by hand. */
export const LISTED_MAX = 10_000

export const isShown = (
  { publishedFrom: from, publishedUntil: until }: Pick<Collection, 'publishedFrom' | 'publishedUntil'>,
  now: number,
): boolean => (from === null || from <= now) && (until === null || now < until)

/** Share of the price that is left when the unit is paid, in per cent; undefined where either is unknown. */
export const marginOf = (price: Money | undefined, costs: readonly Money[]): number | undefined => {
  const cost = price && costs.find(({ currency }) => currency === price.currency)
  return price && cost && price.amount > 0 ? ((price.amount - cost.amount) / price.amount) * 100 : undefined
}
