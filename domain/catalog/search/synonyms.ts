/** Words that a merchant says mean the same: how they are written down, and how a query finds them. */
import { refuse, ok, type Result } from '../../result.ts'
import { parseQuery, type Term } from './query.ts'
import { indexPhrase } from './words.ts'

/** What a merchant says. Without `instead` each of `words` stands for all others: `sofa`, `couch`. */
export type SynonymDraft = {
  readonly words: readonly string[]
  /** One way: who types one of `words` finds these too, and not the other way round: `footwear` finds `boots`. */
  readonly instead: readonly string[]
}

export type SynonymRefusal =
  /** Two words at least that mean the same, or one and what it finds. */
  | { readonly code: 'synonym-too-few' }
  | { readonly code: 'synonym-too-many'; readonly most: number }
  /** It has no letters, or is longer than what is looked for as one. */
  | { readonly code: 'synonym-word-unfit'; readonly word: string }

/** As a query looks it up: who types the stems of `typed` also looks for `phrase`. */
export type SynonymRow = { readonly typed: string; readonly phrase: string }

/** More ways of saying one thing than languages have; each costs every query of it a look. */
export const SYNONYM_WORDS_MAX = 20
/** Terms of the longest thing with a synonym: four words, or five Chinese characters. */
const SPAN_MAX = 4
/** Characters of one word as it is written down. */
const WORD_MAX = 60

/** What was said, tidied: blanks are cut, what stands twice stands once, empty lines are left out. */
export const checkedSynonym = (draft: SynonymDraft): Result<SynonymDraft, SynonymRefusal> => {
  const tidied = (words: readonly string[]) => [
    ...new Set(
      words.map((word) => word.toWellFormed().normalize('NFKC').trim().replaceAll(/\s+/g, ' ')).filter(Boolean),
    ),
  ]
  const words = tidied(draft.words)
  const instead = tidied(draft.instead)
  const unfit = [...words, ...instead].find((word) => word.length > WORD_MAX || !isFit(parseQuery(word).terms))
  if (unfit !== undefined)
    return refuse({ code: 'synonym-word-unfit', word: Array.from(unfit).slice(0, WORD_MAX).join('') })
  if (words.length + instead.length > SYNONYM_WORDS_MAX)
    return refuse({ code: 'synonym-too-many', most: SYNONYM_WORDS_MAX })
  if (words.length === 0 || words.length + instead.length < 2) return refuse({ code: 'synonym-too-few' })
  return ok({ words, instead })
}

const isFit = (terms: readonly Term[]): boolean => terms.length > 0 && terms.length <= SPAN_MAX

const typedOf = (terms: readonly Term[]): string => terms.map(({ stem }) => stem).join(' ')

/** @param synonym a checked one */
export const synonymRows = ({ words, instead }: SynonymDraft): SynonymRow[] =>
  words.flatMap((word) => {
    const others = instead.length > 0 ? instead : words.filter((other) => other !== word)
    return others.map((other) => ({ typed: typedOf(parseQuery(word).terms), phrase: indexPhrase(other) }))
  })

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
      runs.push(typedOf(terms.slice(from, end)))
    }
  }
  return runs
}
