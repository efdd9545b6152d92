/**
 * By what words staff find an order: whatever somebody on the telephone may say of it.
 *
 * Chinese is written without blanks, so each of its characters is a word of its own and a name is a run of them.
 */
import { APOSTROPHE, folded } from '../folding.ts'
import type { Order } from './order.ts'

const HAN = /\p{Script=Han}/gu
const WORD = /[\p{L}\p{N}\p{M}]+/gu
/** What is written with a sign or a blank inside, and typed without: `Anne-Marie`, `7K3M-9QXD`, `1234 AB`. */
const TOGETHER = /(?<=[\p{L}\p{N}])[-./ ](?=[\p{L}\p{N}])/gu

const wordsIn = (text: string): string[] => folded(text).replace(HAN, ' $& ').match(WORD) ?? []

const SPELLED_OUT: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ø', 'oe'],
  ['å', 'aa'],
])

/** `Müller` is `muller` to whoever has no such key, and `mueller` to a German. */
const spelledOut = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüøå]/g, (letter) => SPELLED_OUT.get(letter) ?? letter)

/** `O’Brien` is `o` and `brien` to whoever leaves a blank, `d’Ávila` is found by `avila`. */
const apart = (text: string): string => text.replaceAll(APOSTROPHE, ' ')

/** As labels shorten what people say. */
const STREETS: readonly (readonly [short: string, full: string])[] = [
  ['str', 'strasse'],
  ['st', 'street'],
  ['rd', 'road'],
  ['ave', 'avenue'],
  ['av', 'avenue'],
  ['blvd', 'boulevard'],
  ['bd', 'boulevard'],
  ['dr', 'drive'],
  ['ln', 'lane'],
  ['sq', 'square'],
]

/** `Hauptstr.` and `5th Ave` are said in full, `Station Road` is typed as `station rd`. */
const otherwise = (word: string): string[] => [
  ...(/.str$/.test(word) ? [`${word}asse`] : []),
  ...STREETS.flatMap(([short, full]) => (word === short ? full : word === full ? short : [])),
]

const joined = (text: string): string => folded(text).replaceAll(TOGETHER, '')

/** So many digits of a telephone number are not something else as well. */
const PHONE_DIGITS_MIN = 6
/** A calling code and the zero before a number of the country have up to four digits together: whoever types leaves them out, or not. */
const CODE_DIGITS_MAX = 4

const endingsOf = (digits: string, leftMax: number): string[] =>
  Array.from({ length: leftMax + 1 }, (_, left) => digits.slice(left)).filter(
    (ending) => ending.length >= PHONE_DIGITS_MIN,
  )

/** From any digit on, for who leaves out the area as well; the last four are what people say first. */
const phoneWords = (phone: string): string[] => {
  const digits = folded(phone).replaceAll(/\D/g, '')
  return digits.length < PHONE_DIGITS_MIN ? [] : [...endingsOf(digits, digits.length), digits.slice(-4)]
}

/** Of an order that is not sent anywhere. */
const NOWHERE = { name: '', street: '', extra: '', postcode: '', city: '', region: '', phone: '' }

type Found = Pick<
  Order,
  'id' | 'name' | 'paymentId' | 'email' | 'address' | 'lines' | 'shipments' | 'tags' | 'imported'
>

/** Everything that an order is found by, as words with a blank between. */
export const searchWords = (order: Found): string => {
  const { name, street, extra, postcode, city, region, phone } = order.address ?? NOWHERE
  const trackings = order.shipments.flatMap(({ tracking }) => (tracking ? [tracking] : []))
  const skus = order.lines.map(({ sku }) => sku)
  // Of an order of another shop, who bought it and under which number it was known there.
  const { buyer = '', phone: bought = '', id: formerId = '' } = order.imported ?? {}
  const ofPlace = [name, buyer, street, extra, postcode, city, region]
  const asWritten = [order.name, order.id, order.paymentId, formerId, order.email, ...ofPlace]
  const words = [
    ...[...asWritten, ...trackings, ...skus, ...(order.tags ?? [])].flatMap(wordsIn),
    ...[name, buyer, street, city].flatMap((text) => [spelledOut(text), apart(text)]).flatMap(wordsIn),
    ...wordsIn(street).flatMap(otherwise),
    ...[order.name, postcode, ...trackings, ...skus].map(joined),
    ...name.split(' ').map(joined),
    ...phoneWords(phone),
    ...phoneWords(bought),
  ]
  return [...new Set(words.filter(Boolean))].join(' ')
}

/** More words than this are not typed by a person; the bound keeps one question cheap. */
const WORDS_MAX = 8

const beginning = (word: string) => `"${word}"*`

/** Digits as telephone numbers are written: with blanks, brackets, hyphens, a plus before them. */
const PHONE = /^[\s+(]*\d[\d\s()./-]*$/

/**
 * What was typed, as a question to the word index: every word must begin some word of the order; of a telephone number
 * any of the ways in which it may be written.
 *
 * @returns empty when nothing was typed that could be looked for
 */
export const searchQuestion = (typed: string): string => {
  const text = typed.slice(0, 200)
  const words = wordsIn(text).slice(0, WORDS_MAX).map(beginning).join(' AND ')
  const digits = PHONE.test(folded(text)) ? folded(text).replaceAll(/\D/g, '') : ''
  const numbers = digits.length < PHONE_DIGITS_MIN ? [] : endingsOf(digits.slice(0, 20), CODE_DIGITS_MAX).map(beginning)
  return numbers.length === 0 ? words : [`(${words})`, ...numbers].join(' OR ')
}
