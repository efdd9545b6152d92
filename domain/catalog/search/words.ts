/** Words, as the search index understands them, in languages with spaces between them and in those without. */

import { simplified } from './simplified.ts'
import { plainLetters, withoutApostrophes } from '../../folding.ts'

/** Longer words are cut: no language of the shop has them, attackers do. */
export const WORD_LENGTH_MAX = 40

/** Scripts that are written without spaces, or, as Korean, with endings that stick to the word. */
const UNSPACED = [
  ...['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map((name) => `\\p{Script=${name}}`),
  '々〇ー',
].join('')
const UNSPACED_RUN = new RegExp(`[${UNSPACED}]+`, 'gu')
const RUN = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, 'gu')

/** One way of writing for what looks alike; `Men’s` and `mens` are one word, and half of a pair is no character. */
export const normalised = (text: string): string =>
  PLAIN.test(text) ? text.toLowerCase().replaceAll(/(?<=[a-z])'(?=[a-z])/g, '') : made(text)

/** What needs no making alike: most of what is written in English. */
const PLAIN = /^[\x20-\x7e\n]*$/

/** Marks stay: the index takes them away itself, and what is shown as meant has them. */
const made = (text: string): string =>
  simplified(plainLetters(withoutApostrophes(text.toWellFormed().normalize('NFKC').toLowerCase())))

export const isUnspaced = (word: string): boolean => word.search(UNSPACED_RUN) === 0

/** Runs of letters and digits, as they stand; everything else separates. A change of script does too. */
export const runsOf = (text: string): string[] =>
  PLAIN.test(text) ? (normalised(text).match(/[a-z0-9]+/g) ?? []).map(cut) : manyRuns(text)

const cut = (run: string) => (run.length > WORD_LENGTH_MAX ? run.slice(0, WORD_LENGTH_MAX) : run)

const manyRuns = (text: string): string[] =>
  (normalised(text).match(RUN) ?? [])
    .filter((run) => /[\p{L}\p{N}]/u.test(run))
    .map((run) => (isUnspaced(run) ? run : Array.from(run).slice(0, WORD_LENGTH_MAX).join('')))

/** `马克杯` becomes `马克 克杯`; a character alone stays alone. */
export const pairsOf = (run: string): string[] => {
  const characters = Array.from(run)
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/** The words of a text: pairs of neighbouring characters where nothing separates words. */
export const wordsOf = (text: string): string[] =>
  runsOf(text).flatMap((run) => (isUnspaced(run) ? pairsOf(run) : [run]))

/** Words that stand behind each other in the index where this text stands in a product. */
export const indexPhrase = (text: string): string => wordsOf(text).join(' ')

/**
 * A text as the index takes it: what has no spaces is written again as pairs, in their order, and as characters, so
 * that a query of one finds it.
 */
export const indexed = (text: string): string => {
  const plain = normalised(text)
  const alone = (run: string) => (run.length > 1 ? Array.from(run) : [])
  const pieces = (plain.match(UNSPACED_RUN) ?? []).flatMap((run) => [...pairsOf(run), ...alone(run)])
  return pieces.length === 0 ? plain : `${plain} ${pieces.join(' ')}`
}

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=..)ies$/, 'y'],
  [/(?<=ss|sh|ch|x|z)es$/, ''],
  [/(?<=[^sui])s$/, ''],
]

/**
 * What `shoe` and `shoes`, `knit`, `knits` and `knitted` have in common. Only for comparing words that are here; the
 * index has a stemmer of its own (porter), which is stronger.
 */
export const stemOf = (word: string): string => {
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word
  const [ending, instead] = ENDINGS.find(([one]) => one.test(word)) ?? [/$/, '']
  const single = word.replace(ending, instead)
  const bare = single.replace(/(?<=.{4})(?:ing|ed|er)$/, '')
  const once = bare === single ? bare : bare.replace(/([^lsz])\1$/, '$1')
  return once.length > 4 ? once.replace(/e$/, '').replace(/y$/, 'i') : once
}
