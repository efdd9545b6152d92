/** Which products belong to a collection by rule. What several rules ask of a variant, one and the same variant must be. */
import type { CollectionId } from '../ids.ts'
import { parseMoney, type Money } from '../money.ts'
import { own } from '../own.ts'
import { summary } from './availability.ts'
import { marginOf, type Rule, type RuleField, type RuleRelation, type RuleSet } from './collection.ts'
import { valuesOf } from './metafields.ts'
import type { Product, Variant } from './product.ts'

type Said =
  | ('handle' | 'type' | 'vendor' | 'tags' | 'category' | 'text' | 'options' | 'metafields')
  | ('createdAt' | 'publishedFrom')
export type CandidateVariant = Pick<
  Variant,
  | ('options' | 'sku' | 'barcode' | 'prices' | 'compareAt' | 'cost' | 'grams')
  | ('tracked' | 'oversell' | 'availability')
>
/** As much of a product as rules ask for. */
export type Candidate = Pick<Product, Said> & { readonly variants: readonly CandidateVariant[] }

/** What other collections say, for rules that ask for one. */
export type Shelves = {
  /** Whether a collection by hand lists the product. */
  readonly lists: (collection: CollectionId, handle: string) => boolean
  readonly rulesOf: (collection: CollectionId) => RuleSet | undefined
}

export const NO_SHELVES: Shelves = { lists: () => false, rulesOf: () => undefined }

/** How what is compared is written: which relations fit it, and what a value of it is. */
export type RuleKind = 'text' | 'own' | 'money' | 'number' | 'date' | 'word' | 'collection'

export const KIND_OF: Readonly<Record<RuleField, RuleKind>> = {
  title: 'text',
  type: 'text',
  vendor: 'text',
  tag: 'text',
  category: 'text',
  collection: 'collection',
  created: 'date',
  published: 'date',
  metafield: 'own',
  availability: 'word',
  price: 'money',
  'compare-at': 'money',
  cost: 'money',
  margin: 'number',
  weight: 'number',
  sku: 'text',
  barcode: 'text',
  option: 'text',
}

export const RELATIONS_OF: Readonly<Record<RuleKind, readonly RuleRelation[]>> = {
  text: ['is', 'is-not', 'contains', 'contains-not', 'starts-with', 'ends-with', 'is-set', 'is-not-set'],
  own: [
    ...(['is', 'is-not', 'contains', 'contains-not', 'starts-with', 'ends-with'] as const),
    ...(['above', 'below', 'is-set', 'is-not-set'] as const),
  ],
  money: ['above', 'below', 'is', 'is-not', 'is-set', 'is-not-set'],
  number: ['above', 'below', 'is', 'is-not', 'is-set', 'is-not-set'],
  date: ['above', 'below', 'is'],
  word: ['is', 'is-not'],
  collection: ['is', 'is-not'],
}

/** Facts of one variant. Availability is summed up over those that the others leave. */
const OF_VARIANT: ReadonlySet<RuleField> = new Set<RuleField>(
  'price compare-at cost margin weight sku barcode option'.split(' ') as RuleField[],
)

/** Capitals and blanks around do not matter to a merchant who writes a rule. */
const plain = (text: string) => text.trim().toLowerCase()

/** These say that something is not so: of several texts, as of tags, all must satisfy them. */
const NEGATIVE: ReadonlySet<RuleRelation> = new Set<RuleRelation>(['is-not', 'contains-not', 'is-not-set'])

const textHolds = (relation: RuleRelation, value: string, wanted: string): boolean => {
  switch (relation) {
    case 'is':
      return value === wanted
    case 'is-not':
      return value !== wanted
    case 'contains':
      return value.includes(wanted)
    case 'contains-not':
      return !value.includes(wanted)
    case 'starts-with':
      return value.startsWith(wanted)
    case 'ends-with':
      return value.endsWith(wanted)
    case 'is-set':
      return value !== ''
    case 'is-not-set':
      return value === ''
    default:
      return false
  }
}

const textsHold = ({ relation, value }: Rule, texts: readonly string[]): boolean => {
  const wanted = plain(value)
  const one = (text: string) => textHolds(relation, plain(text), wanted)
  if (texts.length === 0) return NEGATIVE.has(relation)
  return NEGATIVE.has(relation) ? texts.every(one) : texts.some(one)
}

/** What is not known is neither above nor below anything, and is not that number. */
const numberHolds = (relation: RuleRelation, value: number | undefined, wanted: number | undefined): boolean => {
  if (relation === 'is-set') return value !== undefined
  if (relation === 'is-not-set') return value === undefined
  if (value === undefined || wanted === undefined) return false
  if (relation === 'above') return value > wanted
  if (relation === 'below') return value < wanted
  return relation === 'is' ? value === wanted : relation === 'is-not' && value !== wanted
}

/** The rule's value is read in each price's own currency; the first currency of the variant decides. */
const moneyHolds = ({ relation, value }: Rule, [money]: readonly Money[]): boolean =>
  numberHolds(relation, money?.amount, money && parseMoney(value, money.currency)?.amount)

const NUMBER = /^-?\d{1,12}(?:[.,]\d{1,6})?$/
export const ruleNumber = (text: string): number | undefined =>
  NUMBER.test(text.trim()) ? Number(text.trim().replace(',', '.')) : undefined

const DAY_MS = 24 * 60 * 60_000
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Days as UTC has them. */
const dayHolds = ({ relation, value }: Rule, at: number): boolean => {
  const from = DAY.test(value) ? Date.parse(value) : Number.NaN
  if (relation === 'above') return at >= from + DAY_MS
  if (relation === 'below') return at < from
  return relation === 'is' && at >= from && at < from + DAY_MS
}

/** Of a field of the merchant's own: numbers as numbers, days as days, all else as texts; of several one suffices. */
const ownHolds = (rule: Rule, { metafields }: Candidate): boolean => {
  const found = own(metafields, rule.name ?? '')
  const values = found ? valuesOf(found) : []
  if (rule.relation !== 'above' && rule.relation !== 'below') return textsHold(rule, values)
  if (DAY.test(rule.value)) return values.some((value) => DAY.test(value) && dayHolds(rule, Date.parse(value)))
  const wanted = ruleNumber(rule.value)
  return values.some((value) => numberHolds(rule.relation, ruleNumber(value), wanted))
}

const optionsNamed = ({ options }: Candidate, variant: CandidateVariant, name = ''): string[] =>
  options.flatMap((option, index) => {
    const value = plain(option.name) === plain(name) ? variant.options[index] : undefined
    return value === undefined ? [] : [value]
  })

const variantHolds = (rule: Rule, product: Candidate, variant: CandidateVariant): boolean => {
  switch (rule.field) {
    case 'price':
      return moneyHolds(rule, variant.prices)
    case 'compare-at':
      return moneyHolds(rule, variant.compareAt)
    case 'cost':
      return moneyHolds(rule, variant.cost)
    case 'margin':
      return numberHolds(rule.relation, marginOf(variant.prices[0], variant.cost), ruleNumber(rule.value))
    case 'weight':
      return numberHolds(rule.relation, variant.grams === 0 ? undefined : variant.grams, ruleNumber(rule.value))
    case 'sku':
      return textsHold(rule, [variant.sku])
    case 'barcode':
      return textsHold(rule, [variant.barcode])
    default:
      return rule.field === 'option' && textsHold(rule, optionsNamed(product, variant, rule.name))
  }
}

type Within = { readonly shelves: Shelves; readonly seen: ReadonlySet<string> }

/** A circle, which no editor can make, holds nothing. */
const standsIn = (product: Candidate, id: CollectionId, { shelves, seen }: Within): boolean => {
  const rules = seen.has(id) ? undefined : shelves.rulesOf(id)
  if (!rules) return shelves.lists(id, product.handle)
  return fits(rules, product, { shelves, seen: new Set([...seen, id]) })
}

const productHolds = (rule: Rule, product: Candidate, within: Within): boolean => {
  switch (rule.field) {
    case 'title':
      return textsHold(rule, [product.text.title])
    case 'type':
      return textsHold(rule, [product.type])
    case 'vendor':
      return textsHold(rule, [product.vendor])
    case 'category':
      return textsHold(rule, [product.category])
    case 'tag':
      return textsHold(rule, product.tags)
    case 'metafield':
      return ownHolds(rule, product)
    case 'created':
      return dayHolds(rule, product.createdAt)
    case 'published':
      return dayHolds(rule, product.publishedFrom ?? product.createdAt)
    default:
      return (
        rule.field === 'collection' &&
        (rule.relation === 'is') === standsIn(product, rule.value as CollectionId, within)
      )
  }
}

const wordHolds = (rule: Rule, variants: readonly CandidateVariant[]): boolean =>
  variants.length > 0 && textHolds(rule.relation, summary(variants), plain(rule.value))

/** Those variants that satisfy all of the rules together; and the best word of what is left. */
const someVariantHolds = (rules: readonly Rule[], product: Candidate): boolean => {
  const facts = rules.filter(({ field }) => OF_VARIANT.has(field))
  const left = product.variants.filter((variant) => facts.every((rule) => variantHolds(rule, product, variant)))
  return left.length > 0 && rules.every((rule) => rule.field !== 'availability' || wordHolds(rule, left))
}

const isOfVariant = ({ field }: Rule) => field === 'availability' || OF_VARIANT.has(field)

const fits = ({ match, rules }: RuleSet, product: Candidate, within: Within): boolean => {
  if (rules.length === 0) return false
  const [ofVariant, ofProduct] = [rules.filter(isOfVariant), rules.filter((rule) => !isOfVariant(rule))]
  if (match === 'any')
    return (
      ofProduct.some((rule) => productHolds(rule, product, within)) ||
      ofVariant.some((rule) => someVariantHolds([rule], product))
    )
  return (
    ofProduct.every((rule) => productHolds(rule, product, within)) &&
    (ofVariant.length === 0 || someVariantHolds(ofVariant, product))
  )
}

/** A collection by rule without any rule holds nothing: a merchant who has not decided yet means no goods. */
export const belongs = (rules: RuleSet, product: Candidate, shelves: Shelves = NO_SHELVES): boolean =>
  fits(rules, product, { shelves, seen: new Set() })
