/** A connection says where somebody is only within the market that they shop in. */
import { expect, test } from 'vitest'
import type { Context } from 'hono'
import { documents } from '#demo/settings'
import type { Market } from '#domain/settings/markets'
import type { App } from '../../env.ts'
import { nearOf } from './near.ts'

const { markets } = documents
const market = (id: string): Market => {
  const found = markets.markets.find((one) => one.id === id)
  if (!found) throw new Error(`the demo has no market ${id}`)
  return found
}
const from = (country: string) => ({ req: { raw: { cf: { country } } } }) as unknown as Context<App>

test.each([
  ['JP', 'japan', 'JP'],
  ['US', 'japan', 'JP'],
  ['DE', 'union', 'DE'],
  // Of many countries nobody guesses one.
  ['US', 'union', null],
  ['JP', 'union', null],
])('from %s, in the market %s: %s', (country, id, near) => {
  expect(nearOf(from(country), { market: market(id), settings: { markets } })).toBe(near)
})

test('of a market that nobody has named, any that is served', () => {
  expect(nearOf(from('US'), { market: undefined, settings: { markets } })).toBe('US')
  expect(nearOf(from('AQ'), { market: undefined, settings: { markets } })).toBeNull()
})
