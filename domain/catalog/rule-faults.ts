/** Why a rule cannot be one: told by its number, so that the editor shows it at its words. */
import { isDay } from '../days.ts'
import type { CollectionId } from '../ids.ts'
import { KIND_OF, RELATIONS_OF, ruleNumber } from './collection-rules.ts'
import type { Rule, RuleSet } from './collection.ts'

export type RuleFault = {
  /** From 0. */
  readonly rule: number
  readonly fault:
    | 'relation-unfit'
    | 'value-missing'
    | 'value-unreadable'
    | 'option-missing'
    | 'field-missing'
    | 'collection-unknown'
}

const WORDS: ReadonlySet<string> = new Set(['in-stock', 'low', 'sold-out'])

const isReadable = ({ field, relation, value }: Rule): boolean => {
  switch (KIND_OF[field]) {
    case 'money':
    case 'number':
      return ruleNumber(value) !== undefined
    case 'own':
      return (relation !== 'above' && relation !== 'below') || ruleNumber(value) !== undefined || isDay(value)
    case 'date':
      return isDay(value)
    case 'word':
      return WORDS.has(value)
    default:
      return true
  }
}

const faultOf = (rule: Rule, known: ReadonlySet<string>): RuleFault['fault'] | undefined => {
  const kind = KIND_OF[rule.field]
  if (!RELATIONS_OF[kind].includes(rule.relation)) return 'relation-unfit'
  if (rule.field === 'option' && (rule.name ?? '').trim() === '') return 'option-missing'
  if (rule.field === 'metafield' && (rule.name ?? '').trim() === '') return 'field-missing'
  if (rule.relation === 'is-set' || rule.relation === 'is-not-set') return undefined
  if (rule.value.trim() === '') return 'value-missing'
  if (kind === 'collection') return known.has(rule.value) ? undefined : 'collection-unknown'
  return isReadable(rule) ? undefined : 'value-unreadable'
}

/** @param known ids of the collections that there are */
export const ruleFaults = ({ rules }: RuleSet, known: ReadonlySet<string>): RuleFault[] =>
  rules.flatMap((rule, index) => {
    const fault = faultOf(rule, known)
    return fault ? [{ rule: index, fault }] : []
  })

/** Collections that the rules ask for. */
export const askedFor = ({ rules }: Pick<RuleSet, 'rules'>): CollectionId[] =>
  rules.flatMap(({ field, value }) => (field === 'collection' ? [value as CollectionId] : []))

/**
 * The way on which a collection selects itself, from it back to it; undefined: it does not.
 *
 * @param others rules of the others, by their ids
 */
export const circleFrom = (
  id: CollectionId,
  rules: RuleSet,
  others: ReadonlyMap<CollectionId, RuleSet>,
): CollectionId[] | undefined => {
  const cameFrom = new Map<CollectionId, CollectionId>()
  const waiting: [CollectionId, RuleSet][] = [[id, rules]]
  for (const [from, of] of waiting) {
    for (const next of askedFor(of)) {
      if (next === id) {
        const way: CollectionId[] = [id]
        for (let at = from; at !== id; at = cameFrom.get(at) ?? id) way.unshift(at)
        return [id, ...way]
      }
      const theirs = others.get(next)
      if (cameFrom.has(next) || !theirs) continue
      cameFrom.set(next, from)
      waiting.push([next, theirs])
    }
  }
  return undefined
}

/** All that are made of a collection, by rules that ask for it or for what is made of it. */
export const madeOfIt = (id: CollectionId, all: ReadonlyMap<CollectionId, RuleSet>): CollectionId[] => {
  const found: CollectionId[] = [id]
  for (const one of found)
    for (const [other, rules] of all) if (!found.includes(other) && askedFor(rules).includes(one)) found.push(other)
  return found.slice(1)
}
