/** Words, stems, pairs, and what a query is taken apart into. */
import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery, TERMS_MAX } from './query.ts'
import { changed, distance, joinsOf, nearest, splitsOf } from './spelling.ts'
import { indexed, stemOf, wordsOf } from './words.ts'

test.each([
  ['马克杯 mug 壶', ['马克', '克杯', 'mug', '壶']],
  ['iPhone15手机壳', ['iphone15', '手机', '机壳']],
  ['マグカップ', ['マグ', 'グカ', 'カッ', 'ップ']],
  ['머그컵을', ['머그', '그컵', '컵을']],
  ['แก้วกาแฟ', ['แก', 'ก้', '้ว', 'วก', 'กา', 'าแ', 'แฟ']],
  ["Men's ＷＩＤＥ Café", ['mens', 'wide', 'café']],
  ['', []],
  ['\u{0} \ud800 --"*', []],
])('%j has the words %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test('what has no spaces is indexed whole, by pairs and by characters', () => {
  expect(indexed('马克杯 M')).toBe('马克杯 m 马克 克杯 马 克 杯')
  expect(indexed('Delos Mug')).toBe('delos mug')
})

test.each([
  ['shoes', 'shoe'],
  ['dresses', 'dress'],
  ['boxes', 'box'],
  ['batteries', 'battery'],
  ['knitted', 'knitting'],
  ['lamps', 'lamp'],
  ['headphones', 'headphone'],
  ['glass', 'glasses'],
])('%s and %s are one word', (one, other) => {
  expect(stemOf(one)).toBe(stemOf(other))
})

test.each([
  ['bus', 'bu'],
  ['iris', 'iri'],
  ['king', 'k'],
  ['red', 'r'],
  ['350ml', '350m'],
])('%s is not %s', (one, other) => {
  expect(stemOf(one)).not.toBe(stemOf(other))
})

const wanted = (text: string) => parseQuery(text).terms.map((term) => term.phrases.join('|'))

test.each([
  ['Delos mugs', ['delos', 'mugs']],
  ['a gift for the cook', ['gift', 'cook']],
  ['the', ['the']],
  ['1/2 inch binder', ['1 2', 'inch', 'binder']],
  ['½ pint', ['1 2', 'pint']],
  ['t-shirt', ['t shirt|tshirt']],
  ['e-cloth', ['e cloth|ecloth']],
  ['vocal/instrument mic', ['vocal', 'instrument', 'mic']],
  ['1.75 belt', ['1 75', 'belt']],
  ['白色马克杯', ['白色', '色马', '马克', '克杯']],
  ['mug mug MUG', ['mug']],
  ['"a" OR b* NEAR(c)', ['b', 'near', 'c']],
])('%j asks for %j', (text, terms) => {
  expect(wanted(text)).toEqual(terms)
})

test.each([
  ['belt without buckles', ['belt'], [stemOf('buckle')]],
  ['belt w/o buckle', ['belt'], [stemOf('buckle')]],
  ['belt -buckle', ['belt'], [stemOf('buckle')]],
  ['lights without wiring with switch', ['lights', 'switch'], [stemOf('wiring')]],
  ['box without box', ['box'], []],
  ['不带盖的杯子', ['杯子'], ['盖']],
  ['bite not collar', ['bite', 'not collar'], []],
  ['no show socks', ['no', 'show', 'socks'], []],
  ['without', ['without'], []],
])('%j wants %j and not %j', (text, terms, unwanted) => {
  expect(wanted(text)).toEqual(terms)
  expect(parseQuery(text).unwanted).toEqual(unwanted)
})

test('what is not wanted is looked for as goods say it', () => {
  expect(parseQuery('belt without buckle').bonus).toEqual(['without buckle', 'no buckle', 'buckle free', 'buckle less'])
})

const syntax = constantFrom(
  '"',
  '*',
  '^',
  '(',
  ':',
  '-',
  ' AND ',
  ' NOT ',
  'NEAR(',
  '\u{0}',
  '\u{1}',
  '\ud800',
  '马',
  'without ',
  'not ',
  "'",
  '1/2',
  'w/o ',
)
const typed = oneof(
  string({ unit: 'grapheme', maxLength: 300 }),
  string({ unit: 'binary', maxLength: 2_000 }),
  array(syntax, { maxLength: 200 }).map((parts) => parts.join('')),
  array(string({ unit: 'grapheme', maxLength: 5 }), { maxLength: 3_000 }).map((parts) => parts.join(' ')),
)

test('any text is a query of bounded size, of nothing but letters, digits and blanks', () => {
  assert(
    property(typed, (text) => {
      const { terms, bonus, unwanted } = parseQuery(text)
      expect(terms.length).toBeLessThanOrEqual(TERMS_MAX)
      expect(bonus.length).toBeLessThanOrEqual(TERMS_MAX)
      expect(unwanted.length).toBeLessThanOrEqual(400)
      for (const phrase of [...terms.flatMap(({ phrases }) => phrases), ...bonus]) {
        expect(phrase).toMatch(/^[\p{L}\p{N}\p{M} ]+$/u)
        expect(phrase.length).toBeLessThanOrEqual(500)
        expect(phrase.isWellFormed()).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['vinpositine', 'vinpocetine', 2],
  ['gutiar', 'guitar', 1],
  ['fragon', 'dragon', 1],
  ['mug', 'mug', 0],
  ['mug', 'lamp', 3],
])('%s is %s with %i mistakes', (one, other, far) => {
  expect(distance(one, other, 2)).toBe(far)
})

test('the nearest word is meant, and of two that are as near the commoner; one that is far is not', () => {
  const known = [
    { word: 'guitar', products: 3 },
    { word: 'gutter', products: 30 },
    { word: 'radar', products: 9 },
  ]
  expect(nearest('gutiar', known)).toBe('guitar')
  expect(nearest('gutar', known)).toBe('guitar')
  expect(nearest('piano', known)).toBeUndefined()
})

test('a word is split at every place, and joined with its neighbours', () => {
  expect(splitsOf('mugs')).toEqual(['m ugs', 'mu gs', 'mug s'])
  expect(splitsOf('350')).toEqual([])
  const { terms } = parseQuery('red fire stick')
  expect(joinsOf(terms, 1).map(({ text }) => text)).toEqual(['redfire', 'firestick'])
})

test('a correction changes the words that it is about, and no other', () => {
  const { terms } = parseQuery('Red gutiar without gutiars')
  expect(changed('Red gutiar without gutiars', terms, [{ from: 1, end: 2, text: 'guitar' }])).toBe(
    'red guitar without gutiars',
  )
})
