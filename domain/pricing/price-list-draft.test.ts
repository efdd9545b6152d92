/** A price list as staff write it: what it becomes, and what is wrong with it, all at once. */
import { expect, test } from 'vitest'
import { AMOUNT_MAX, currency } from '../money.ts'
import { checkedPriceList, type PriceListDraft } from './price-list-draft.ts'

const shop = {
  currencies: [currency('EUR'), currency('KWD')],
  timeZone: 'Europe/Athens',
  isCountry: (code: string) => ['DE', 'GR'].includes(code),
  now: Date.UTC(2026, 10, 30),
}
const draft: PriceListDraft = {
  name: 'Advent',
  kind: 'sale',
  audience: { type: 'everyone', names: [] },
  currency: 'EUR',
  from: '2026-12-04T08:00',
  until: '2026-12-07T00:00',
  timeZone: 'Europe/Berlin',
  priority: 0,
  pricing: { type: 'percent', value: 2000, of: { type: 'all', names: [] } },
}
const made = (more: Partial<PriceListDraft> = {}) => checkedPriceList({ ...draft, ...more }, shop)

test('from Friday at eight in Berlin', () => {
  expect(made()).toMatchObject({
    ok: true,
    value: { from: Date.UTC(2026, 11, 4, 7), until: Date.UTC(2026, 11, 6, 23), timeZone: 'Europe/Berlin' },
  })
})

test('without a zone by the clock of the shop; with an offset by no clock at all', () => {
  expect(made({ timeZone: '' })).toMatchObject({ value: { from: Date.UTC(2026, 11, 4, 6), timeZone: 'Europe/Athens' } })
  expect(made({ from: '2026-12-04T08:00:00Z' })).toMatchObject({ value: { from: Date.UTC(2026, 11, 4, 8) } })
})

test('names are tidied: each once, without blanks', () => {
  const named = made({ audience: { type: 'tags', names: [' trade ', 'trade', '', 'vip'] } })
  expect(named).toMatchObject({ value: { audience: { type: 'tags', names: ['trade', 'vip'] } } })
})

const rule = (value: number | null, type: 'percent' | 'amount' = 'percent') => ({
  pricing: { type, value, of: { type: 'all' as const, names: [] } },
})

test.each<readonly [string, Partial<PriceListDraft>, object]>([
  ['a currency that is not sold', { currency: 'USD' }, { currency: 'currency-unsold' }],
  ['no day', { from: '2026-02-30T08:00' }, { from: 'moment-form' }],
  ['an hour that never comes', { from: '2027-03-28T02:30' }, { from: 'clock-forward' }],
  ['an hour that comes twice', { until: '2027-10-31T02:30' }, { until: 'clock-back' }],
  ['words', { until: 'Friday' }, { until: 'moment-form' }],
  ['over before it begins', { until: '2026-12-04T08:00' }, { until: 'period-empty' }],
  ['no zone', { timeZone: 'Middle/Earth' }, { timeZone: 'time-zone-unknown' }],
  ['a part of a priority', { priority: 0.5 }, { priority: 'out-of-range' }],
  ['minus zero per cent', rule(-0), { value: 'out-of-range' }],
  ['more than all', rule(10_001), { value: 'out-of-range' }],
  ['1e308', rule(1e308, 'amount'), { value: 'out-of-range' }],
  ['a tenth of a minor unit', rule(0.1, 'amount'), { value: 'out-of-range' }],
  ['above every amount', rule(AMOUNT_MAX + 1, 'amount'), { value: 'out-of-range' }],
  ['nothing', rule(null), { value: 'required' }],
  ['nobody', { audience: { type: 'tags', names: [' '] } }, { audience: 'required' }],
  ['no company', { audience: { type: 'companies', names: ['Northwind'] } }, { audience: 'unknown' }],
  ['no country', { audience: { type: 'countries', names: ['Germany'] } }, { audience: 'unknown' }],
  ['a country that there is not', { audience: { type: 'countries', names: ['DE', 'ZZ'] } }, { audience: 'unknown' }],
  ['all of it to everyone for ever', { ...rule(10_000), until: '' }, { until: 'gives-everything' }],
  ['and by an amount', { ...rule(AMOUNT_MAX, 'amount'), until: '' }, { until: 'gives-everything' }],
  ['and until nobody is here', { ...rule(10_000), until: '5138-01-01T00:00' }, { until: 'gives-everything' }],
  [
    'no goods',
    { pricing: { type: 'percent', value: 1, of: { type: 'collections', names: [] } } },
    { goods: 'required' },
  ],
  [
    'all of it at once',
    { currency: '', from: 'x', until: 'y', ...rule(0) },
    { currency: 'currency-unsold', from: 'moment-form', until: 'moment-form', value: 'out-of-range' },
  ],
])('%s is told at its field', (_, more, fields) => {
  expect(made(more)).toEqual({ ok: false, refusal: { code: 'price-list-invalid', fields } })
})

test('all of it is given until a day, or to some, or of some goods', () => {
  const given = (more: Partial<PriceListDraft>) => made({ ...rule(10_000), until: '', ...more }).ok
  expect(given({ until: '2026-12-07T00:00' })).toBe(true)
  expect(given({ audience: { type: 'countries', names: ['DE'] } })).toBe(true)
  expect(given({ pricing: { type: 'percent', value: 10_000, of: { type: 'tags', names: ['old'] } } })).toBe(true)
})

test('a list of fixed prices asks for no value and no goods', () => {
  const fixed = made({ pricing: { type: 'fixed', value: null, of: { type: 'all', names: [] } } })
  expect(fixed).toMatchObject({ ok: true, value: { pricing: { type: 'fixed' } } })
})
