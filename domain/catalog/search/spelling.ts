/** What a shopper may have meant by a word that the shop does not know. */
import { normalised } from './words.ts'
import type { Term } from './query.ts'

/** Words of the shop, and how many goods have each. */
export type Known = { readonly word: string; readonly products: number }

/** Shorter words are near to too many; longer ones nobody types. */
const CORRECTED_MIN = 4
const CORRECTED_MAX = 30
/** From so many letters on two of them may be wrong; below, one. */
const TWO_WRONG_FROM = 8

/** Whether it is a word that could be spelt wrongly: numbers and sizes are meant as they are. */
export const isSpelt = (word: string): boolean =>
  word.length >= CORRECTED_MIN && word.length <= CORRECTED_MAX && /^\p{L}+$/u.test(word)

/** The triples of letters by which the index finds words that look alike; a blank is the beginning or the end. */
export const triplesOf = (word: string): string[] => {
  const characters = Array.from(` ${word} `)
  return [...new Set(characters.slice(2).map((_, index) => characters.slice(index, index + 3).join('')))]
}

/**
 * Letters that are missing, too many, wrong, or changed places with their neighbour (optimal string alignment).
 *
 * @returns a number above `most` when it is more than that
 */
export const distance = (one: string, other: string, most: number): number => {
  const a = Array.from(one)
  const b = Array.from(other)
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = b.map((_, index) => index + 1)
  last.unshift(0)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      }
      row.push(least)
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return last[b.length] ?? most + 1
}

/** The nearest word; of those that are as near, one with the same beginning, then the commonest. */
export const nearest = (typed: string, known: readonly Known[]): string | undefined => {
  const most = typed.length >= TWO_WRONG_FROM ? 2 : 1
  const begins = (word: string) => (word[0] === typed[0] ? 0 : 1)
  return known
    .map(({ word, products }) => ({ word, products, far: distance(typed, word, most) }))
    .filter(({ far }) => far > 0 && far <= most)
    .toSorted(
      (one, other) => one.far - other.far || begins(one.word) - begins(other.word) || other.products - one.products,
    )[0]?.word
}

/** Each half has at least so many letters. */
const HALF_MIN = 1

/** `firestick` may be `fire stick`, `ecloth` `e cloth`: every place where a blank may be missing. */
export const splitsOf = (word: string): string[] => {
  if (!isSpelt(word)) return []
  const letters = Array.from(word)
  return letters
    .slice(HALF_MIN, letters.length - HALF_MIN + 1)
    .map((_, index) => `${letters.slice(0, index + HALF_MIN).join('')} ${letters.slice(index + HALF_MIN).join('')}`)
}

/** A word of the query with another in its place, or with its neighbour: `from` to `end` become `text`. */
export type Change = { readonly from: number; readonly end: number; readonly text: string }

/** Neighbours of a word that may be one word with it. */
export const joinsOf = (terms: readonly Term[], place: number): Change[] => {
  const join = (from: number): Change[] => {
    const pair = terms.slice(from, from + 2).map(({ text }) => text)
    const text = pair.join('')
    return from >= 0 && pair.length === 2 && isSpelt(text) ? [{ from, end: from + 2, text }] : []
  }
  return [...join(place - 1), ...join(place)]
}

/** What was typed, with the changes made in it and nothing else. */
export const changed = (typed: string, terms: readonly Term[], changes: readonly Change[]): string => {
  let text = normalised(typed).replaceAll(/\s+/g, ' ').trim()
  for (const { from, end, text: instead } of changes) {
    const words = terms.slice(from, end).map(({ text: word }) => word)
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}]+')}(?![\\p{L}\\p{N}])`, 'u')
    text = text.replace(pattern, instead)
  }
  return text
}
