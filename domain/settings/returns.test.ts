/** What a return policy may say; what it may not is told at its field. */
import { expect, test } from 'vitest'
import { currency } from '../money.ts'
import type { World } from './check.ts'
import { checkReturns, PLAIN, returnDaysIn, type ReturnsSettings } from './returns.ts'

const EUR = currency('EUR')
const world = { isCountry: (code: string) => ['DE'].includes(code) } as World
const plain: ReturnsSettings = { ...PLAIN, days: 30, paidBy: 'shop', countries: null }
const window = { days: 60, tag: 'a', collection: '', country: '', customerTag: '' }
const rule = { reason: 'late', paidBy: 'shop', feePercent: 0, fees: [], pictures: false } as const
const except = (reason: object, tag = 'x') => ({ withdrawal: { ...PLAIN.withdrawal, except: [{ tag, reason }] } })

test('what every shop begins with may be saved', () => {
  expect(checkReturns(plain, world)).toEqual([])
  expect(checkReturns({ ...plain, windows: [window], reasons: [rule], ...except({ en: 'Why' }) }, world)).toEqual([])
})

test.each<[string, Partial<ReturnsSettings>, string, string]>([
  ['a window for everything', { windows: [{ ...window, tag: '' }] }, 'windows.0', 'required'],
  ['of a country that is none', { windows: [{ ...window, country: 'XX' }] }, 'windows.0.country', 'unknown-country'],
  ['of days below none', { windows: [{ ...window, days: -1 }] }, 'windows.0.days', 'out-of-range'],
  ['of no collection', { windows: [{ ...window, collection: 'A B' }] }, 'windows.0.collection', 'handle-form'],
  ['a field that is none', { finalSale: { ...PLAIN.finalSale, metafield: 'x' } }, 'finalSale.metafield', 'field-form'],
  [
    'more than all off',
    { finalSale: { ...PLAIN.finalSale, discountFrom: 10_001 } },
    'finalSale.discountFrom',
    'out-of-range',
  ],
  ['two rules for a reason', { reasons: [rule, rule] }, 'reasons.1.reason', 'duplicate'],
  ['a fee above the worth', { reasons: [{ ...rule, feePercent: 10_001 }] }, 'reasons.0.feePercent', 'out-of-range'],
  [
    'a fee below nothing',
    { reasons: [{ ...rule, fees: [{ currency: EUR, amount: -1 }] }] },
    'reasons.0.fees.0.amount',
    'out-of-range',
  ],
  [
    'a sum twice in a currency',
    { bonuses: [EUR, EUR].map((one) => ({ currency: one, amount: 1 })) },
    'bonuses.1.currency',
    'duplicate',
  ],
  [
    'a sum in no currency',
    { keepBelow: [{ currency: 'XXQ' as never, amount: 1 }] },
    'keepBelow.0.currency',
    'unknown-currency',
  ],
  [
    'fewer days than the law gives',
    { withdrawal: { ...PLAIN.withdrawal, days: 13 } },
    'withdrawal.days',
    'out-of-range',
  ],
  [
    'a law of no country',
    { withdrawal: { ...PLAIN.withdrawal, countries: ['XX'] } },
    'withdrawal.countries.0',
    'unknown-country',
  ],
  ['a law of nowhere', { withdrawal: { ...PLAIN.withdrawal, countries: [] } }, 'withdrawal.countries', 'required'],
  ['an exception without its reason', except({}), 'withdrawal.except.0.reason', 'required'],
  ['an exception of everything', except({ en: 'Why' }, ' '), 'withdrawal.except.0.tag', 'required'],
])('%s', (_, more, path, code) => {
  expect(checkReturns({ ...plain, ...more }, world)).toEqual([{ path, code }])
})

test('the promise holds where the merchant says', () => {
  expect([returnDaysIn(plain, 'US'), returnDaysIn({ ...plain, countries: ['DE'] }, 'US')]).toEqual([30, null])
})
