/**
 * What a shopper typed, taken apart: the words that are wanted, and those that are not.
 *
 * Nothing that is typed has a meaning for the index: it gets letters, digits and blanks, in quotes.
 */
import { indexPhrase, isUnspaced, normalised, pairsOf, runsOf, stemOf } from './words.ts'

/** One thing that is wanted: `mug`; or several words that belong together, `1 2` of `1/2`. */
export type Term = {
  /** As typed, made plain. */
  readonly text: string
  /** Ways in which products may write it; any of them will do. */
  readonly phrases: readonly string[]
  readonly stem: string
}

export type ParsedQuery = {
  readonly terms: readonly Term[]
  /** Phrases that lift a product and need not be there: `without buckle`, `buckle free`. */
  readonly bonus: readonly string[]
  /** Stems that a title should not have, unless it says that it is without. */
  readonly unwanted: readonly string[]
}

/** More than anybody types, in Chinese too, where each pair of characters is one; each costs the index a look. */
export const TERMS_MAX = 16
/** Text that is looked at: nobody types more, and what is not read costs nothing. */
const TEXT_MAX = 400

/** They say nothing about goods. Left out where other words are left. */
const FILLERS = new Set(
  'a an and are as at be by for from in is it my of on or that the this to with your 的 和 与'.split(' '),
)
/** What follows up to a filler is not wanted; three words at most. */
const WITHOUT = new Set(['without', 'excluding', 'minus', '不含', '不带', '没有', '不要'])
const WITHOUT_WORDS_MAX = 3
/** Often part of a name (`no show socks`): the word behind it belongs to it, and is wanted only so. */
const NOT = new Set(['no', 'not'])
/** How goods say that they are without. */
const WAYS_WITHOUT = ['without *', 'no *', '* free', '* less']
const WAYS_WITHOUT_UNSPACED = ['不含*', '无*', '不带*', '没有*', '免*']

type Token = { readonly text: string; readonly joined: boolean }

/** `t-shirt`, `1/2` and `1.75` are one thing each; `vocal/instrument` is two. */
const TOGETHER = new RegExp(
  [
    '(?<=\\p{N})[./⁄](?=\\p{N})',
    '(?<=(?:^|[^\\p{L}\\p{N}])[\\p{L}\\p{N}]{1,2})-(?=[\\p{L}\\p{N}])',
    '(?<=[\\p{L}\\p{N}])-(?=[\\p{L}\\p{N}]{1,2}(?:$|[^\\p{L}\\p{N}]))',
  ].join('|'),
  'gu',
)
const TIE = '_'

const tokensOf = (text: string): Token[] =>
  normalised(Array.from(text).slice(0, TEXT_MAX).join(''))
    .replaceAll(TIE, ' ')
    .replaceAll(/(^|\s)w\/o(?=\s)/g, ' without ')
    .replaceAll(/(^|\s)-(?=\p{L})/gu, ' without ')
    .replaceAll(/(不含|不带|没有|不要)(\p{Script=Han}{1,6}?)(的|$|\s)/gu, ' $1 $2 的 ')
    .replaceAll(TOGETHER, TIE)
    .split(/[^\p{L}\p{N}\p{M}_]+/u)
    .flatMap((chunk): Token[] => {
      const parts = runsOf(chunk)
      const joined = chunk.includes(TIE) && parts.length > 1
      return joined ? [{ text: parts.join(' '), joined }] : parts.map((text) => ({ text, joined: false }))
    })

const termsOf = ({ text, joined }: Token): Term[] => {
  if (isUnspaced(text)) return pairsOf(text).map((pair) => ({ text: pair, phrases: [pair], stem: pair }))
  const whole = text.replaceAll(' ', '')
  const phrases = joined && /\p{L}/u.test(whole) ? [text, whole] : [text]
  return [{ text, phrases, stem: stemOf(whole) }]
}

/** The words behind `without`, as far as it reaches. */
const reach = (tokens: readonly Token[], from: number, most: number): Token[] => {
  const found: Token[] = []
  for (const token of tokens.slice(from, from + most)) {
    if (FILLERS.has(token.text) || WITHOUT.has(token.text) || NOT.has(token.text)) break
    found.push(token)
  }
  return found
}

const bonusOf = (words: string): string[] =>
  (isUnspaced(words) ? WAYS_WITHOUT_UNSPACED : WAYS_WITHOUT).map((way) => indexPhrase(way.replace('*', words)))

/** @param text of any length and alphabet; @returns at most TERMS_MAX terms, none for a text without words */
export const parseQuery = (text: string): ParsedQuery => {
  const tokens = tokensOf(text)
  const wanted: Token[] = []
  const bonus: string[] = []
  const refused: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    const hasSubject = wanted.length > 0 || isUnspaced(token.text)
    const behind = WITHOUT.has(token.text) && hasSubject ? reach(tokens, at + 1, WITHOUT_WORDS_MAX) : []
    if (behind.length > 0) {
      bonus.push(...bonusOf(behind.map((one) => one.text).join(' ')))
      refused.push(...behind.map((one) => one.text))
      at += behind.length
      continue
    }
    const next = tokens[at + 1]
    if (NOT.has(token.text) && hasSubject && next !== undefined) {
      wanted.push({ text: `${token.text} ${next.text}`, joined: false })
      at++
      continue
    }
    wanted.push(token)
  }
  const telling = wanted.filter(({ text: word }) => !FILLERS.has(word))
  const terms = (telling.length > 0 ? telling : wanted).flatMap(termsOf)
  const once = [...new Map(terms.map((term) => [term.text, term])).values()].slice(0, TERMS_MAX)
  const stems = new Set(once.map(({ stem }) => stem))
  return {
    terms: once,
    bonus: bonus.slice(0, TERMS_MAX),
    unwanted: refused
      .flatMap((word) => runsOf(word))
      .map(stemOf)
      .filter((stem) => !stems.has(stem)),
  }
}
