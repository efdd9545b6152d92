/** How long what people write may be: counted as people count, and bounded as it is kept. One rule for every page, route and file. */
import { isOneLine } from './one-line.ts'

/** Letters as people count them: an emoji of seven code points is one. */
const LETTERS = new Intl.Segmenter('en', { granularity: 'grapheme' })
export const lettersIn = (text: string): number => {
  let letters = 0
  for (const _ of LETTERS.segment(text)) letters += 1
  return letters
}

/** UTF-8 bytes of one letter: twice the longest emoji of Unicode. One with a heap of marks is a page in the place of a letter. */
export const LETTER_BYTES_MAX = 64

const UTF8 = new TextEncoder()

export type LengthFault = 'too-long' | 'unwritable'

/** @param most letters @returns null: it fits, and is no more than `most` × 64 bytes */
export const lengthFault = (text: string, most: number): LengthFault | null => {
  if (text.length > LETTER_BYTES_MAX * most) return 'too-long'
  let letters = 0
  let isHeaped = false
  for (const { segment } of LETTERS.segment(text)) {
    letters += 1
    isHeaped ||= segment.length * 3 > LETTER_BYTES_MAX && UTF8.encode(segment).length > LETTER_BYTES_MAX
  }
  if (letters > most) return 'too-long'
  return isHeaped ? 'unwritable' : null
}

/** Of a text of one line, put right already: a name, a title, a street. */
export const lineFault = (text: string, most: number): LengthFault | null =>
  isOneLine(text) ? lengthFault(text, most) : 'unwritable'

/** Signs that steer machines, and marks that turn the writing of what follows: a text may use neither on its neighbours. */
const STEERING = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

/** A text of several lines. Lines stay; more than one empty line in a row becomes one. */
export const repairText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(STEERING, '')
    .normalize('NFC')
    .replaceAll(/[^\S\n]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
