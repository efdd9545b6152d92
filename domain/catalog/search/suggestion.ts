/** What is offered while somebody types: the word that is begun, and what may be meant by it. */
import { distance, isSpelt, triplesOf } from './spelling.ts'
import { isUnspaced, pairsOf, runsOf } from './words.ts'

export type Typing = {
  /** What is typed so far, made plain. */
  readonly plain: string
  /** Words that are finished, as the index has them. */
  readonly words: readonly string[]
  /** The one that is begun; empty when nothing is typed. */
  readonly begun: string
  /** Words of which one may be meant look like it: triples of letters, without an end. */
  readonly triples: readonly string[]
}

/** Nobody types more into a field that answers while one types. */
const WORDS_MAX = 8

export const typing = (text: string): Typing => {
  const runs = runsOf(Array.from(text).slice(0, 200).join('')).slice(0, WORDS_MAX)
  const last = runs.at(-1) ?? ''
  // Where words have no spaces, what is begun is the last pair.
  const pieces = isUnspaced(last) ? pairsOf(last).slice(-WORDS_MAX) : [last]
  const before = runs.slice(0, -1).flatMap((run) => (isUnspaced(run) ? pairsOf(run) : [run]))
  return {
    plain: runs.join(' '),
    words: [...before, ...pieces.slice(0, -1)].slice(0, 2 * WORDS_MAX),
    begun: pieces.at(-1) ?? '',
    triples: isSpelt(last) ? triplesOf(last).filter((triple) => !triple.endsWith(' ')) : [],
  }
}

/** Two mistakes from so many letters on. */
const TWO_WRONG_FROM = 7

/** The words that begin most like what is typed, nearest first. @param words each with something of its own */
export const alike = <T extends { readonly word: string }>(begun: string, words: readonly T[]): T[] => {
  const most = begun.length >= TWO_WRONG_FROM ? 2 : 1
  const far = ({ word }: T) =>
    Math.min(
      ...[begun.length - 1, begun.length, begun.length + 1].map((end) => distance(begun, word.slice(0, end), most)),
    )
  return words
    .map((one) => ({ one, far: far(one) }))
    .filter((measured) => measured.far <= most)
    .toSorted((one, other) => one.far - other.far)
    .map(({ one }) => one)
}
