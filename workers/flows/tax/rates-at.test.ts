/** An engine of others knows the rates of a place: they hold there and nowhere else; silence, nonsense and faults are the table's turn. */
import { expect, test } from 'vitest'
import { documents } from '#demo/settings'
import { rateAt } from '#domain/tax/rates'
import { httpTaxEngine } from '../../providers/tax/http.ts'
import type { TaxEngine, TaxPlaceAsked } from '../../providers/tax/provider.ts'
import { withRatesAt } from './rates-at.ts'

const NOW = Date.UTC(2026, 10, 30)
const address = (postcode: string, country = 'US') => ({
  name: 'Ada',
  street: '1 Main St',
  extra: '',
  postcode,
  city: 'Town',
  region: 'CA',
  country,
  phone: '',
})
const rate = async (env: { TAX_PROVIDER?: TaxEngine }, at: ReturnType<typeof address>, taxClass = '') => {
  const { tax } = await withRatesAt(env, documents, at, NOW)
  return rateAt(tax, at, taxClass, '2026-11-30')?.rate
}
const saying = (body: unknown, status = 200): TaxEngine =>
  httpTaxEngine('https://engine.example', 'key', async () => new Response(JSON.stringify(body), { status }))

test('what it says of a place holds there, by class, and is asked for once in some minutes', async () => {
  const asked: TaxPlaceAsked[] = []
  const engine: TaxEngine = {
    ratesAt: async (place) => {
      asked.push(place)
      return [
        { taxClass: 'standard', rate: 950, source: 'engine' },
        { taxClass: 'books', rate: 0, source: 'engine' },
      ]
    },
  }
  const env = { TAX_PROVIDER: engine }
  expect([await rate(env, address('90012')), await rate(env, address('90012'), 'books')]).toEqual([950, 0])
  expect(asked).toEqual([
    {
      country: 'US',
      region: 'CA',
      postcode: '90012',
      city: 'Town',
      street: '1 Main St',
      day: '2026-11-30',
      classes: ['standard', 'books'],
    },
  ])
})

test('the engine speaks per cent, to the hundredth of a hundredth', async () => {
  const env = { TAX_PROVIDER: saying({ rates: [{ taxClass: 'standard', rate: 8.875 }] }) }
  expect(await rate(env, address('10001'))).toBe(887.5)
})

test.each([
  ['a fault', { TAX_PROVIDER: saying({}, 500) }],
  ['nothing', { TAX_PROVIDER: saying({ rates: null }) }],
  ['rates that are none', { TAX_PROVIDER: saying({ rates: [{ taxClass: 'standard', rate: 'many' }] }) }],
  ['a rate above all', { TAX_PROVIDER: saying({ rates: [{ taxClass: 'standard', rate: 101 }] }) }],
  ['no standard rate', { TAX_PROVIDER: saying({ rates: [{ taxClass: 'books', rate: 1 }] }) }],
  ['no engine', {}],
])('%s is the table’s turn', async (what, env) => {
  expect(await rate(env, address(`20000 ${what}`))).toBe(0)
  expect(await rate(env, address(`20001 ${what}`, 'DE'))).toBe(1900)
})
