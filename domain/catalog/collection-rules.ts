/** Which products belong to a collection by rule. */
import type { Collection, Product, Rule } from './product.ts'
import { parseMoney, type Money } from '../money.ts'
import { summary } from './availability.ts'

export type Candidate = Pick<Product, 'type' | 'vendor' | 'tags' | 'text' | 'variants'>

const textRelations: Record<Rule['relation'], (value: string, wanted: string) => boolean> = {
  is: (value, wanted) => value === wanted,
  'is-not': (value, wanted) => value !== wanted,
  contains: (value, wanted) => value.includes(wanted),
  'starts-with': (value, wanted) => value.startsWith(wanted),
  above: () => false,
  below: () => false,
}

/** Capitals and blanks around do not matter to a merchant who writes a rule. */
const plain = (text: string) => text.trim().toLowerCase()

/** The rule's value is read in each price's own currency; the first currency of the variant decides. */
const priceHolds = (rule: Rule, price: Money | undefined): boolean => {
  const wanted = price && parseMoney(rule.value, price.currency)
  if (!price || !wanted) return false
  if (rule.relation === 'above') return price.amount > wanted.amount
  if (rule.relation === 'below') return price.amount < wanted.amount
  if (rule.relation === 'is') return price.amount === wanted.amount
  return rule.relation === 'is-not' && price.amount !== wanted.amount
}

const holds = (rule: Rule, product: Candidate): boolean => {
  const relation = textRelations[rule.relation]
  const wanted = plain(rule.value)
  switch (rule.field) {
    case 'title':
      return relation(plain(product.text.title), wanted)
    case 'type':
      return relation(plain(product.type), wanted)
    case 'vendor':
      return relation(plain(product.vendor), wanted)
    case 'tag':
      return rule.relation === 'is-not'
        ? product.tags.every((tag) => plain(tag) !== wanted)
        : product.tags.some((tag) => relation(plain(tag), wanted))
    case 'price':
      return product.variants.some((variant) => priceHolds(rule, variant.prices[0]))
    case 'compare-at':
      return product.variants.some((variant) => priceHolds(rule, variant.compareAt[0]))
    case 'availability':
      return relation(summary(product.variants), wanted)
  }
}

/** A collection by rule without any rule holds nothing: a merchant who has not decided yet means no goods. */
export const belongs = (rules: NonNullable<Collection['rules']>, product: Candidate): boolean =>
  rules.rules.length > 0 &&
  (rules.match === 'all'
    ? rules.rules.every((rule) => holds(rule, product))
    : rules.rules.some((rule) => holds(rule, product)))
