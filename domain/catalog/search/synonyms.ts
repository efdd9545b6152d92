/** Words that a merchant says mean the same: how they are written down, and how a query finds them. */
import type { Term } from './query.ts'

/** `flat screen tv` may be one thing with a synonym: words of the longest that is looked for. */
const SPAN_MAX = 3

/** A way of writing one term (`phrase`), or what several terms together stand for (`typed` alone). */
export type Span = { readonly place: number; readonly phrase?: string; readonly typed: string }

/** Every term with its ways of writing, and every run of terms that might have a synonym, at each of its places. */
export const spansOf = (terms: readonly Term[]): Span[] =>
  terms.flatMap((term, place) => [
    ...term.phrases.map((phrase) => ({ place, phrase, typed: term.stem })),
    ...runsAround(terms, place).map((typed) => ({ place, typed })),
  ])

const runsAround = (terms: readonly Term[], place: number): string[] => {
  const runs: string[] = []
  for (let from = Math.max(0, place - SPAN_MAX + 1); from <= place; from++) {
    for (let end = Math.max(place + 1, from + 2); end <= Math.min(from + SPAN_MAX, terms.length); end++) {
      runs.push(
        terms
          .slice(from, end)
          .map(({ stem }) => stem)
          .join(' '),
      )
    }
  }
  return runs
}
