/** A country in no market: sold to by the shop's own, or by nobody, and never by one that is closed. */
import { expect, test } from 'vitest'
import { currency } from '../money.ts'
import { withElsewhere } from './elsewhere.ts'
import { countriesNamed, countriesServed, marketOf, type Elsewhere } from './markets.ts'

const EUR = currency('EUR')
const market = (id: string, countries: readonly string[], closed = false) => ({
  id,
  countries,
  closed,
  pricesIncludeTax: true,
})
const rules = (elsewhere: Elsewhere | undefined, markets = [market('union', ['NL']), market('japan', ['JP'])]) => ({
  markets: { currencies: [EUR], languages: ['en' as const], markets, elsewhere },
})
const world = () => ['CH', 'IS', 'JP', 'NL']

test.each([undefined, 'nowhere'] as const)('%s: nothing is sold there', (elsewhere) => {
  const { markets } = withElsewhere(rules(elsewhere), world)
  expect(countriesServed(markets)).toEqual(['NL', 'JP'])
  expect(marketOf(markets, 'IS')).toBeUndefined()
})

test('the shop’s own market sells there, after those that it names', () => {
  const { markets } = withElsewhere(rules('own-market'), world)
  expect(marketOf(markets, 'IS')?.id).toBe('union')
  expect(marketOf(markets, 'JP')?.id).toBe('japan')
  expect(countriesServed(markets)).toEqual(['NL', 'CH', 'IS', 'JP'])
  expect(countriesNamed(markets)).toEqual(['NL', 'JP'])
})

test('what a market that is closed has named is sold to by nobody', () => {
  const shut = [market('union', ['NL']), market('alps', ['CH'], true)]
  const { markets } = withElsewhere(rules('own-market', shut), world)
  expect(countriesServed(markets)).toEqual(['NL', 'IS', 'JP'])
})

test('the first that is open is the shop’s own; where none is, nothing is sold', () => {
  const next = withElsewhere(rules('own-market', [market('union', ['NL'], true), market('japan', ['JP'])]), world)
  expect(marketOf(next.markets, 'IS')?.id).toBe('japan')
  expect(countriesServed(withElsewhere(rules('own-market', []), world).markets)).toEqual([])
})
