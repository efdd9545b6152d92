/** Which products a rule selects: every field, all or any, one and the same variant; and which rules cannot be one. */
import { array, assert, constant, constantFrom, nat, property, record, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import type { CollectionId } from '../ids.ts'
import { currency, money } from '../money.ts'
import {
  belongs,
  KIND_OF,
  NO_SHELVES,
  RELATIONS_OF,
  type Candidate,
  type CandidateVariant,
} from './collection-rules.ts'
import { RULE_FIELDS, type Rule, type RuleField, type RuleRelation, type RuleSet } from './collection.ts'
import { circleFrom, madeOfIt, ruleFaults } from './rule-faults.ts'

const EUR = currency('EUR')
const variant = (said: Partial<CandidateVariant> = {}): CandidateVariant => ({
  options: [],
  sku: '',
  barcode: '',
  prices: [money(2800, EUR)],
  compareAt: [],
  cost: [],
  grams: 0,
  tracked: true,
  oversell: false,
  availability: 'low',
  ...said,
})
const mug: Candidate = {
  handle: 'delos-mug',
  text: { title: 'Delos Mug', description: '', seoTitle: '', seoDescription: '' },
  type: 'Mugs',
  vendor: 'Kiln',
  category: '',
  tags: ['Table', 'new'],
  options: [
    { name: 'Size', values: ['M', 'L'] },
    { name: 'Colour', values: ['Red', 'Blue'] },
  ],
  metafields: {
    'custom.care': { type: 'single_line_text', value: 'By hand' },
    'custom.height': { type: 'number_decimal', value: '9.5' },
    'custom.made': { type: 'date', value: '2026-03-01' },
    'custom.fits': { type: 'list.single_line_text', value: ['Lid', 'Saucer'] },
  },
  createdAt: Date.parse('2026-11-28T10:00:00Z'),
  publishedFrom: null,
  variants: [
    variant({ options: ['M', 'Red'], sku: 'M-R', compareAt: [money(3200, EUR)], cost: [money(1400, EUR)], grams: 300 }),
    variant({ options: ['L', 'Blue'], sku: 'L-B', prices: [money(3500, EUR)], availability: 'sold-out' }),
  ],
}
const table = 'col_0000000000000001' as CollectionId
const shelves = { ...NO_SHELVES, lists: (id: CollectionId, handle: string) => id === table && handle === 'delos-mug' }
const all = (...rules: readonly Rule[]) => belongs({ match: 'all', rules }, mug, shelves)

test.each([
  ['title', 'contains', 'mug', true],
  ['title', 'contains-not', 'mug', false],
  ['title', 'starts-with', 'Mug', false],
  ['title', 'ends-with', 'mug', true],
  ['type', 'is', 'mugs ', true],
  ['vendor', 'is-not', 'Kiln', false],
  ['category', 'is-set', '', false],
  ['category', 'is-not-set', '', true],
  ['tag', 'is', 'table', true],
  ['tag', 'is-not', 'table', false],
  ['tag', 'is-not', 'sale', true],
  ['tag', 'contains-not', 'ne', false],
  ['price', 'below', '28.01', true],
  ['price', 'below', '28', false],
  ['price', 'above', '34.99', true],
  ['price', 'is', 'cheap', false],
  ['compare-at', 'above', '0', true],
  ['compare-at', 'is-not-set', '', true],
  ['cost', 'below', '15', true],
  ['margin', 'is', '50', true],
  ['margin', 'above', '50', false],
  ['weight', 'is', '300', true],
  ['weight', 'below', '400', true],
  ['weight', 'is-not-set', '', true],
  ['sku', 'starts-with', 'l-', true],
  ['barcode', 'is-set', '', false],
  ['created', 'is', '2026-11-28', true],
  ['created', 'above', '2026-11-28', false],
  ['created', 'above', '2026-11-27', true],
  ['published', 'below', '2026-11-29', true],
  ['created', 'is', 'today', false],
  ['availability', 'is', 'low', true],
  ['availability', 'is-not', 'sold-out', true],
  ['collection', 'is', table, true],
  ['collection', 'is-not', table, false],
  ['collection', 'is', 'col_0000000000000009', false],
  ['title', 'above', '1', false],
] as const)('%s %s %s: %s', (field: RuleField, relation: RuleRelation, value, belonging) => {
  expect(all({ field, relation, value })).toBe(belonging)
})

test('an option is named, and its value is looked for', () => {
  const size = (value: string, name = 'size'): Rule => ({ field: 'option', relation: 'is', name, value })
  expect([size('m'), size('red'), size('red', 'Colour'), size('M', 'Length')].map((rule) => all(rule))).toEqual([
    true,
    false,
    true,
    false,
  ])
})

test('what several rules ask of a variant, one and the same variant must be', () => {
  const blue: Rule = { field: 'option', relation: 'is', name: 'Colour', value: 'Blue' }
  const dear: Rule = { field: 'price', relation: 'above', value: '30' }
  const cheap: Rule = { field: 'price', relation: 'below', value: '30' }
  const here: Rule = { field: 'availability', relation: 'is-not', value: 'sold-out' }
  expect(all(blue, dear)).toBe(true)
  expect(all(blue, cheap)).toBe(false)
  // The blue one is sold out, although the mug is not.
  expect([all(here), all(blue, here), all(cheap, here)]).toEqual([true, false, true])
  expect(belongs({ match: 'any', rules: [blue, cheap] }, mug)).toBe(true)
})

test('all rules, or any of them; no rule holds nothing', () => {
  const rules = [
    { field: 'tag', relation: 'is', value: 'table' },
    { field: 'tag', relation: 'is', value: 'sale' },
  ] as const
  expect(belongs({ match: 'all', rules }, mug)).toBe(false)
  expect(belongs({ match: 'any', rules }, mug)).toBe(true)
  expect(belongs({ match: 'all', rules: [] }, mug)).toBe(false)
})

const asks = (...ids: readonly string[]): RuleSet => ({
  match: 'any',
  rules: ids.map((value) => ({ field: 'collection', relation: 'is', value })),
})
const id = (text: string) => text as CollectionId

test('a collection that selects itself is found, with the way; rules of before that do select nothing', () => {
  const others = new Map([
    [id('b'), asks('c')],
    [id('c'), asks('x', 'a')],
    [id('x'), asks('x')],
  ])
  expect(circleFrom(id('a'), asks('a'), new Map())).toEqual(['a', 'a'])
  expect(circleFrom(id('a'), asks('b'), others)).toEqual(['a', 'b', 'c', 'a'])
  expect(circleFrom(id('a'), asks('x'), others)).toBeUndefined()
  expect(madeOfIt(id('a'), others)).toEqual(['c', 'b'])
  expect(belongs(asks('x'), mug, { ...NO_SHELVES, rulesOf: () => asks('x') })).toBe(false)
})

const fault = (rule: Partial<Rule>) =>
  ruleFaults({ match: 'all', rules: [{ field: 'title', relation: 'is', value: 'x', ...rule }] }, new Set(['col']))[0]
    ?.fault

test.each([
  [{}, undefined],
  [{ value: ' ' }, 'value-missing'],
  [{ relation: 'is-set', value: '' }, undefined],
  [{ relation: 'above' }, 'relation-unfit'],
  [{ field: 'price', relation: 'above', value: 'cheap' }, 'value-unreadable'],
  [{ field: 'price', relation: 'above', value: '12,50' }, undefined],
  [{ field: 'created', relation: 'is', value: '2026-02-31' }, 'value-unreadable'],
  [{ field: 'availability', value: 'plenty' }, 'value-unreadable'],
  [{ field: 'option', value: 'M' }, 'option-missing'],
  [{ field: 'collection', value: 'gone' }, 'collection-unknown'],
  [{ field: 'collection', value: 'col' }, undefined],
] as const)('%j: %s', (rule, expected) => {
  expect(fault(rule)).toBe(expected)
})

const texts = constantFrom('', 'a', 'A ', 'ab', 'ba', 'table', '12', '2026-11-28', 'low', 'col_0000000000000001')
const rules = array(
  constantFrom(...RULE_FIELDS).chain((field) =>
    record({
      field: constant(field),
      relation: constantFrom(...RELATIONS_OF[KIND_OF[field]]),
      value: texts,
      name: constantFrom('Size', 'Colour', ''),
    }),
  ),
  { maxLength: 4 },
)
const variants = array(
  record({
    options: tuple(constantFrom('M', 'L'), constantFrom('Red', 'Blue')),
    sku: texts,
    price: nat(3_000),
    grams: nat(20),
    availability: constantFrom('in-stock' as const, 'low' as const, 'sold-out' as const),
  }).map(({ price, ...said }) => variant({ ...said, prices: [money(price, EUR)] })),
  { minLength: 1, maxLength: 4 },
)
const candidates = record({
  type: texts,
  vendor: texts,
  tags: array(texts.filter(Boolean), { maxLength: 3 }),
  variants,
}).map((said): Candidate => ({ ...mug, ...said }))

test('whatever satisfies all satisfies any, in any order, and with a rule less', () => {
  assert(
    property(rules, candidates, (some, product) => {
      const by = (match: 'all' | 'any', list: readonly Rule[]) => belongs({ match, rules: list }, product, shelves)
      expect(by('all', some.toReversed())).toBe(by('all', some))
      expect(by('any', some.toReversed())).toBe(by('any', some))
      if (!by('all', some)) return
      expect(by('any', some)).toBe(true)
      if (some.length > 1) expect(by('all', some.slice(1))).toBe(true)
    }),
  )
})

test('of a product with one variant, what each rule selects all of them select', () => {
  assert(
    property(
      rules.filter(({ length }) => length > 0),
      candidates,
      (some, { variants: [one = variant()], ...rest }) => {
        const product = { ...rest, variants: [one] }
        const each = some.every((rule) => belongs({ match: 'all', rules: [rule] }, product, shelves))
        expect(belongs({ match: 'all', rules: some }, product, shelves)).toBe(each)
      },
    ),
  )
})

test.each([
  ['custom.care', 'contains', 'hand', true],
  ['custom.care', 'is', 'BY HAND', true],
  ['custom.care', 'is-not', 'machine', true],
  ['custom.height', 'above', '9', true],
  ['custom.height', 'below', '10', true],
  ['custom.height', 'above', '10', false],
  ['custom.made', 'below', '2026-04-01', true],
  ['custom.made', 'above', '2026-03-01', false],
  ['custom.fits', 'is', 'lid', true],
  ['custom.fits', 'is-not', 'lid', false],
  ['custom.none', 'is-not-set', '', true],
  ['custom.none', 'is', 'anything', false],
  ['constructor', 'is-set', '', false],
] as const)('a field of one’s own: %s %s %s', (name, relation, value, holds) => {
  const rule = { field: 'metafield', relation, value, name } as const
  expect(ruleFaults({ match: 'all', rules: [rule] }, new Set())).toEqual([])
  expect(belongs({ match: 'all', rules: [rule] }, mug)).toBe(holds)
})

test('a rule on a field says which one, and above or below what', () => {
  const faults = (said: Partial<Rule>) =>
    ruleFaults({ match: 'all', rules: [{ field: 'metafield', relation: 'above', value: '9', ...said }] }, new Set())
  expect(faults({})).toEqual([{ rule: 0, fault: 'field-missing' }])
  expect(faults({ name: 'custom.height', value: 'high' })).toEqual([{ rule: 0, fault: 'value-unreadable' }])
})
