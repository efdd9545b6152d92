/**
 * The order of hits. The index says how well the words of a product fit; here its best hits say what kind of thing is
 * meant, and others of that kind go up. All figures were measured: docs/decisions/0090-search-is-measured.md.
 */
import type { ParsedQuery } from './query.ts'
import type { Face } from './text.ts'

/** A hit with what the order looks at. */
export type Candidate = {
  readonly product: number
  /** As the index says it, above 0; more is better. */
  readonly score: number
  readonly face: Face
}

/** So many of the best hits say what is meant. */
const MODELS = 20
/** What is left of a title that has what was not wanted. */
const UNWANTED = 0.5
/** How much the best hits' type counts, their category, and the other words of their titles. */
const SAME_TYPE = 0.5
const SAME_CATEGORY = 0.5
const SAME_WORDS = 1
/** Of those words the ones that tell most. */
const TELLING_WORDS = 30

type Looked = {
  readonly candidate: Candidate
  readonly stems: ReadonlySet<string>
  readonly kinds: readonly string[]
  score: number
}

/** @returns the numbers of the products, best first */
export const ranked = (candidates: readonly Candidate[], { terms, unwanted }: ParsedQuery): number[] => {
  const most = Math.max(...candidates.map(({ score }) => score), Number.MIN_VALUE)
  const looked = candidates.map((candidate): Looked => {
    const words = candidate.face.stems.split(' ')
    const fit = candidate.score / most
    const wrong = unwanted.some((stem) => words.includes(stem) && !saysWithout(words, stem))
    return {
      candidate,
      stems: new Set(words),
      kinds: candidate.face.category
        .split('>')
        .map((level) => level.trim())
        .filter(Boolean),
      score: fit * (wrong ? UNWANTED : 1),
    }
  })
  looked.sort(better)
  const models = looked.slice(0, MODELS)
  const total = sum(models.map(({ score }) => score)) || 1
  const types = weighed(models, ({ candidate: { face } }) => (face.type ? [face.type] : []))
  const kinds = weighed(models, (one) => one.kinds)
  const alike = likeness(looked, models, new Set(terms.map(({ stem }) => stem)))
  for (const one of looked) {
    const type = (types.get(one.candidate.face.type) ?? 0) / total
    const kind =
      one.kinds.length === 0 ? 0 : sum(one.kinds.map((level) => kinds.get(level) ?? 0)) / one.kinds.length / total
    one.score *= 1 + SAME_TYPE * type + SAME_CATEGORY * kind + SAME_WORDS * alike(one)
  }
  const typed = terms.map(({ text }) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')).join('')
  const isNamed = ({ candidate: { face } }: Looked) => typed !== '' && (face.codes ?? '').split(' ').includes(typed)
  // Whoever types a whole SKU means its product, whatever else has the same signs.
  const inOrder = looked.sort(better)
  return [...inOrder.filter(isNamed), ...inOrder.filter((one) => !isNamed(one))].map(
    ({ candidate }) => candidate.product,
  )
}

/** Ties keep the order of the index. */
const better = (one: Looked, other: Looked) => other.score - one.score

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** `belt no buckle`, `buckle free`, `buckleless` say so themselves. */
const saysWithout = (words: readonly string[], stem: string): boolean => {
  const at = words.indexOf(stem)
  const before = words.slice(Math.max(0, at - 2), at)
  return (
    before.some((word) => ['without', 'no', 'not', 'non'].includes(word)) ||
    ['free', 'less'].includes(words[at + 1] ?? '')
  )
}

const weighed = (models: readonly Looked[], of: (one: Looked) => readonly string[]): Map<string, number> => {
  const weights = new Map<string, number>()
  for (const one of models) for (const word of new Set(of(one))) weights.set(word, (weights.get(word) ?? 0) + one.score)
  return weights
}

/** How near a title is to those of the models (cosine, 0 to 1), by words that were not asked for and not everybody has. */
const likeness = (all: readonly Looked[], models: readonly Looked[], queryStems: ReadonlySet<string>) => {
  const having = new Map<string, number>()
  for (const { stems } of all) for (const stem of stems) having.set(stem, (having.get(stem) ?? 0) + 1)
  const rarities = new Map(Array.from(having, ([stem, many]) => [stem, Math.log(1 + all.length / many)]))
  const rarity = (stem: string) => rarities.get(stem) ?? 0
  const telling = Array.from(
    weighed(models.slice(0, MODELS / 2), ({ stems }) => [...stems].filter((stem) => !queryStems.has(stem))),
  )
    .map(([stem, weight]) => [stem, weight * rarity(stem)] as const)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, TELLING_WORDS)
  const weights = new Map(telling)
  const length = Math.sqrt(sum(telling.map(([, weight]) => weight ** 2))) || 1
  return ({ stems }: Looked): number => {
    let common = 0
    let own = 0
    for (const stem of stems) {
      const rare = rarity(stem)
      own += rare ** 2
      common += (weights.get(stem) ?? 0) * rare
    }
    return own === 0 ? 0 : common / length / Math.sqrt(own)
  }
}
