/**
 * By what words staff find an order: its name, the customer, the mail address, the SKUs.
 *
 * Chinese is written without blanks, so each of its characters is a word of its own and a name is a run of them.
 */
import type { Order } from './order.ts'

const HAN = /\p{Script=Han}/gu
const WORD = /[\p{L}\p{N}]+/gu

const wordsIn = (text: string): string[] => text.toLowerCase().replace(HAN, ' $& ').match(WORD) ?? []

/** Everything that an order is found by, as words with a blank between. */
export const searchWords = (order: Pick<Order, 'name' | 'email' | 'address' | 'lines'>): string =>
  [
    order.name,
    order.name.replace('-', ''),
    order.address?.name ?? '',
    order.email,
    order.address?.city ?? '',
    ...order.lines.map((line) => line.sku),
  ]
    .flatMap(wordsIn)
    .join(' ')

/** More words than this are not typed by a person; the bound keeps one question cheap. */
const WORDS_MAX = 8

/**
 * What was typed, as a question to the word index: every word must begin some word of the order.
 *
 * @returns empty when nothing was typed that could be looked for
 */
export const searchQuestion = (typed: string): string =>
  wordsIn(typed.slice(0, 200))
    .slice(0, WORDS_MAX)
    .map((word) => `"${word}"*`)
    .join(' AND ')
