/**
 * One way of writing for what people write in several: what is searched for and what it is found in are folded alike, in
 * the shop and in the admin.
 */

/** Letters that Unicode takes for letters of their own, and that people type as these. Others lose their marks alone. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ı', 'i'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ŋ', 'n'],
])
const LETTER = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'gu')

/** @param text in small letters */
export const plainLetters = (text: string): string => text.replaceAll(LETTER, (letter) => LETTERS.get(letter) ?? letter)

/** As keyboards, telephones and other scripts write it; the full-width one becomes the first. */
export const APOSTROPHE = /(?<=\p{L})['’‘‛ʻʼ`´′＇](?=\p{L})/gu

/** `O’Brien` is `obrien`, `Men's` is `mens`. */
export const withoutApostrophes = (text: string): string => text.replaceAll(APOSTROPHE, '')

/** What an accent, a tail or a ring is once it stands alone; signs that make other letters, as in Japanese or Thai, are none. */
const MARKS = /[\u0300-\u036F]/g

/** Small letters without marks: `Łukasik`, `Nguyễn` and `O’Brien` are `lukasik`, `nguyen` and `obrien`. Half of a pair is no letter. */
export const folded = (text: string): string =>
  plainLetters(
    withoutApostrophes(text.toWellFormed())
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(MARKS, '')
      .normalize('NFC'),
  )

/** More words than this are not typed by a person; the bound keeps one question cheap. */
const WORDS_MAX = 8
const READ_LENGTH_MAX = 200

/** What was typed, as the parts that all have to be there. */
export const wordsToFind = (typed: string): string[] =>
  folded(typed.slice(0, READ_LENGTH_MAX)).split(/\s+/).filter(Boolean).slice(0, WORDS_MAX)

/** Whether a text has every word that was typed, in any order, or a part of it. */
export const hasWords = (text: string, typed: string): boolean => {
  const where = folded(text)
  return wordsToFind(typed).every((word) => where.includes(word))
}

/** A place as people write it: `N.S.W.`, `new  south wales`, `São Paulo` and `Sao Paulo` are the same. */
export const foldedRegion = (text: string): string => folded(text).replaceAll(/[^\p{L}\p{N}]/gu, '')
