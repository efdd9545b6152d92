/** What the forms of acts on many say, as the command takes it; and what is amiss in them. */
import { expect, test } from 'vitest'
import { currency } from '#domain/money'
import { readStep, type Step } from './steps.ts'

const shop = { timeZone: 'Europe/Amsterdam', currencies: [currency('EUR'), currency('JPY')] }
const read = (step: Step, typed: Readonly<Record<string, string>>) =>
  readStep(step, (field) => typed[field] ?? (field === 'currency' ? 'EUR' : ''), shop)
const EUR = { currency: 'EUR', field: 'price' }
const WAS = { currency: 'EUR', field: 'compareAt' }

test.each<readonly [Step, Readonly<Record<string, string>>, object]>([
  ['prices', { how: 'raise-percent', amount: '7,5 %' }, { prices: [{ ...EUR, percent: 7.5 }] }],
  [
    'prices',
    { how: 'lower-percent', amount: '20', ending: '99' },
    { prices: [{ ...EUR, percent: -20, ending: '99' }] },
  ],
  ['prices', { how: 'lower', amount: '1,50', ending: 'exact' }, { prices: [{ ...EUR, add: -150 }] }],
  ['prices', { how: 'set', amount: '1200', currency: 'JPY' }, { prices: [{ ...EUR, currency: 'JPY', set: 1200 }] }],
  ['prices', { how: 'raise-percent', amount: '1000' }, { prices: [{ ...EUR, percent: 1000 }] }],
  [
    'prices',
    { how: 'lower-percent', amount: '10', was: 'on' },
    {
      prices: [
        { ...WAS, from: 'price' },
        { ...EUR, percent: -10 },
      ],
    },
  ],
  ['compare-at', { how: 'above-percent', amount: '25' }, { prices: [{ ...WAS, from: 'price', percent: 25 }] }],
  ['compare-at', { how: 'set', amount: '40' }, { prices: [{ ...WAS, set: 4000 }] }],
  ['compare-at', { how: 'remove', amount: 'x' }, { prices: [{ ...WAS, set: null }] }],
  ['schedule', { from: '2031-07-01T10:00' }, { publishedFrom: Date.UTC(2031, 6, 1, 8) }],
  ['schedule', { clear: 'on' }, { publishedFrom: null, publishedUntil: null }],
  [
    'schedule',
    { until: '2031-01-01T10:00', clear: 'on' },
    { publishedFrom: null, publishedUntil: Date.UTC(2031, 0, 1, 9) },
  ],
  ['category', { category: ' Home > Kitchen ' }, { category: 'Home > Kitchen' }],
  ['category', {}, { category: '' }],
])('%s %j', (step, typed, change) => {
  expect(read(step, typed)).toEqual({ ok: true, input: { change } })
})

test.each<readonly [Step, Readonly<Record<string, string>>, readonly object[]]>([
  ['prices', { how: 'lower-percent', amount: '101' }, [{ field: 'amount', code: 'percent' }]],
  ['prices', { how: 'raise-percent', amount: '' }, [{ field: 'amount', code: 'percent' }]],
  ['prices', { how: 'set', amount: '1.299' }, [{ field: 'amount', code: 'amount' }]],
  ['prices', { how: 'set', amount: '-1' }, [{ field: 'amount', code: 'amount' }]],
  ['prices', { how: 'above-percent', amount: '1' }, [{ field: 'how', code: 'nothing' }]],
  // A currency that the shop does not have, or no more, is no other one.
  ['prices', { how: 'set', amount: '1500', currency: 'CHF' }, [{ field: 'currency', code: 'currency' }]],
  ['prices', { how: 'raise', amount: '1', currency: '' }, [{ field: 'currency', code: 'currency' }]],
  ['compare-at', { how: 'remove', currency: 'CHF' }, [{ field: 'currency', code: 'currency' }]],
  // A yen has no hundredths.
  ['prices', { how: 'raise', amount: '100', currency: 'JPY', ending: '99' }, [{ field: 'ending', code: 'ending' }]],
  ['prices', { how: 'raise', amount: '1', ending: '42' }, [{ field: 'ending', code: 'ending' }]],
  ['prices', { how: 'raise-percent', amount: '10001' }, [{ field: 'amount', code: 'percent' }]],
  ['category', { category: 'x'.repeat(1001) }, [{ field: 'category', code: 'long' }]],
  ['schedule', { from: '1899-01-01T10:00' }, [{ field: 'from', code: 'moment-form' }]],
  ['schedule', { from: '2031-03-30T02:30' }, [{ field: 'from', code: 'clock-forward' }]],
  ['schedule', {}, [{ field: 'from', code: 'nothing' }]],
  [
    'schedule',
    { from: 'soon', until: '2031-13-01T10:00' },
    [
      { field: 'from', code: 'moment-form' },
      { field: 'until', code: 'moment-form' },
    ],
  ],
  ['schedule', { from: '2031-01-02T10:00', until: '2031-01-02T10:00' }, [{ field: 'until', code: 'order' }]],
])('%s %j is amiss', (step, typed, faults) => {
  expect(read(step, typed)).toEqual({ ok: false, faults })
})

test('what is done to each as a whole needs no more than to be said', () => {
  expect(read('delete', {})).toEqual({ ok: true, input: { action: 'delete' } })
  expect(read('duplicate', {})).toEqual({ ok: true, input: { action: 'duplicate' } })
})
