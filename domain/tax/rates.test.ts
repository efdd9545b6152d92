/** Which row of the table holds: by class, by place, by day. */
import { expect, test } from 'vitest'
import type { TaxRate } from './table.ts'
import { rateAt } from './rates.ts'
import { UNION } from './union.ts'
import { UNION_RATES, unionRows, unionRowsFor } from './union-rates.ts'

const row = (country: string, rate: number, change: Partial<TaxRate> = {}): TaxRate => ({
  country,
  rate,
  from: null,
  until: null,
  ...change,
})
const place = (country: string, postcode = '', region = '') => ({ country, region, postcode })

/** California's and some cities' rates: CDTFA, "California City & County Sales & Use Tax Rates". */
const rates = [
  row('US', 0),
  row('US', 725, { region: 'CA' }),
  row('US', 950, { region: 'CA', postcodes: '90001-90089' }),
  row('US', 1075, { postcodes: '94501' }),
  row('US', 0, { region: 'CA', taxClass: 'food' }),
  row('ES', 2100),
  row('ES', 700, { postcodes: '35, 38' }),
  row('DE', 1900, { until: '2020-06-30' }),
  row('DE', 1600, { from: '2020-07-01', until: '2020-12-31' }),
  row('DE', 1900, { from: '2021-01-01' }),
]
const rate = (of: Parameters<typeof rateAt>[1], taxClass = '', day = '2026-11-30') =>
  rateAt({ rates }, of, taxClass, day)?.rate

test.each([
  ['the country', rate(place('US', '10001', 'NY')), 0],
  ['the region', rate(place('US', '95814', 'ca')), 725],
  ['a range of postcodes in it', rate(place('US', '90012-1234', 'CA')), 950],
  ['one postcode before its region', rate(place('US', '94501', 'CA')), 1075],
  ['a class before a nearer place', rate(place('US', '90012', 'CA'), 'food'), 0],
  ['a class that has no row is standard', rate(place('US', '90012', 'CA'), 'books'), 950],
  ['a beginning', rate(place('ES', '35 001')), 700],
  ['none of what is out of the territory', rate(place('ES', '51001')), undefined],
  ['the mainland', rate(place('ES', '28001')), 2100],
  ['a country that nothing was said of', rate(place('NO')), undefined],
  ['nowhere', rate(place('')), undefined],
  ['Germany in the second half of 2020', rate(place('DE'), '', '2020-07-01'), 1600],
  ['to its last day', rate(place('DE'), '', '2020-12-31'), 1600],
  ['and after', rate(place('DE'), '', '2021-01-01'), 1900],
])('%s', (_, found, expected) => {
  expect(found).toBe(expected)
})

test('the list has a standard rate for each member, none below 15 % and none above 27 %, and lower ones below it', () => {
  expect([...UNION_RATES.keys()].toSorted()).toEqual([...UNION].toSorted())
  for (const { standard, ...lower } of UNION_RATES.values()) {
    expect(standard).toBeGreaterThanOrEqual(1500)
    expect(standard).toBeLessThanOrEqual(2700)
    for (const one of Object.values(lower)) expect(one).toBeLessThan(standard)
  }
})

test('what the merchant has said of a country and a class stays', () => {
  const own = row('DE', 1234)
  const came = unionRowsFor({ rates: [own] })
  expect(came.some(({ country, taxClass }) => country === 'DE' && !taxClass)).toBe(false)
  expect(came.some(({ country, taxClass }) => country === 'DE' && taxClass === 'reduced')).toBe(true)
  expect(came).toHaveLength(unionRows.length - 1)
  expect(unionRowsFor({ rates: unionRows })).toEqual([])
})
