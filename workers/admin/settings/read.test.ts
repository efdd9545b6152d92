/** What staff type into a form of the settings is the document that they see; a form that nobody touched changes nothing. */
import { expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { LANGUAGES } from '#domain/languages'
import { SETTINGS_GROUPS } from '#domain/settings/settings'
import { secondShop } from '../../../tests/journeys/second-shop.ts'
import { cleaned } from '../../flows/settings/cleaned.ts'
import { filledFrom } from './filled.ts'
import { FORMS } from './forms.ts'
import { documentIn, typedIn } from './read.ts'

/** Its id is never in a form. */
const withoutId = (value: object) => Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'id'))

test.each(SETTINGS_GROUPS.flatMap((group) => LANGUAGES.map((language) => [group, language] as const)))(
  'the form of %s says in %s what the document says, and the other way round',
  (group, language) => {
    for (const shop of [documents, secondShop.settings]) {
      const value = shop[group]
      if (!value) continue
      const read = documentIn(FORMS[group], filledFrom(FORMS[group], value, language))
      // As it is kept: without what goes without saying.
      const kept = cleaned(group, read as never)
      expect(kept).toEqual(group === 'shop' ? withoutId(value) : value)
    }
  },
)

test('the order of languages is the merchant’s: the first is the shop’s own', () => {
  const value = { ...documents.markets, languages: ['zh', 'en'] }
  expect(documentIn(FORMS.markets, filledFrom(FORMS.markets, value, 'en'))).toEqual(value)
})

const { delivery, tax } = FORMS
const method = (prices: object[]) => ({ methods: [{ prices }] })

test('money is typed in the digits of its currency', () => {
  const typed = typedIn(
    delivery,
    method([
      { currency: 'EUR', price: '4,90', freeOver: '60' },
      { currency: 'JPY', price: '800', freeOver: '' },
      { currency: 'KWD', price: '1.500', freeOver: '' },
      { currency: 'JPY', price: '8.50', freeOver: '-1' },
      { currency: 'XYZ', price: '1', freeOver: '' },
    ]),
  )
  expect(documentIn(delivery, typed)).toMatchObject(
    method([
      { currency: 'EUR', price: 490, freeOver: 6000 },
      { currency: 'JPY', price: 800, freeOver: null },
      { currency: 'KWD', price: 1500, freeOver: null },
      { currency: 'JPY', price: 0.5, freeOver: 0.5 },
      { currency: 'XYZ', price: 0.5, freeOver: null },
    ]),
  )
})

test.each([
  ['21', 2100],
  ['25,5 %', 2550],
  ['101', 10_100],
  ['-1', -100],
  ['8,875', 887.5],
  ['many', -0.5],
  ['', -0.5],
])('a rate of %s', (rate, hundredths) => {
  const typed = typedIn(tax, { rates: [{ country: '荷兰', rate, from: '', until: '' }] })
  expect(documentIn(tax, typed)).toMatchObject({
    rates: [{ country: 'NL', rate: hundredths, from: null, until: null }],
  })
})

test('what no form of ours sends is no document either', () => {
  for (const sent of ['x', ['x'], { rates: 'x' }, { rates: [{ country: ['NL', 'BE'] }] }, undefined]) {
    expect(documentIn(tax, typedIn(tax, sent))).toMatchObject({ rates: expect.any(Array), classes: [] })
  }
})
