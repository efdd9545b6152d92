/** What one connection has held and not paid for. */
import { expect, test } from 'vitest'
import { newCartId } from '#domain/ids'
import { PAY_WITHIN_MS } from '#domain/inventory/hold'
import { unitsSettled, unpaidUnitsOf } from './unpaid-units.ts'

const cart = () => newCartId(crypto.getRandomValues(new Uint8Array(32)))
const from = (address: string, now = 0) => unpaidUnitsOf(new Headers({ 'cf-connecting-ip': address }), now)

test('carts of one connection are counted together, each once, until they are settled or their time is over', () => {
  const [one, two] = [cart(), cart()]
  const hold = from('198.51.100.1')
  expect([hold(one, 300), hold(two, 201), hold(two, 200), hold(one, 300)]).toEqual([0, 900, 0, 0])
  expect(from('198.51.100.2')(cart(), 500)).toBe(0)
  unitsSettled(one)
  expect(hold(cart(), 300)).toBe(0)
  expect(hold(cart(), 1)).toBe(900)
  expect(from('198.51.100.1', PAY_WITHIN_MS + 1)(cart(), 500)).toBe(0)
})

test('a laptop’s own address is not counted', () => {
  const hold = from('127.0.0.1')
  expect([hold(cart(), 500), hold(cart(), 500)]).toEqual([0, 0])
})
