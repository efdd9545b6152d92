/** Where an order goes may be put right as long as something of it is to be sent. */
import { expect, test } from 'vitest'
import type { Address } from './address.ts'
import type { Order } from './order.ts'
import { readdress } from './readdressing.ts'

const home: Address = {
  name: 'Maya Lindqvist',
  street: 'Storgatan 1',
  extra: '',
  postcode: '111 22',
  city: 'Stockholm',
  region: '',
  country: 'SE',
  phone: '',
}
const order = (change: Partial<Order> = {}): Order =>
  ({
    id: 'ord_1',
    status: 'placed',
    payment: 'paid',
    email: 'maya@lindqvist.example',
    address: home,
    version: 4,
    updatedAt: 1,
    ...change,
  }) as unknown as Order
const next: Address = { ...home, street: 'Storgatan 11' }
const asked = { version: 4, email: 'maya@lindqvist.example', address: next }

test('it goes there from then on, once', () => {
  const done = readdress(order(), asked, 9)
  expect(done).toMatchObject({ ok: true, value: { address: next, version: 5, updatedAt: 9 } })
  if (!done.ok) throw new Error('refused')
  expect(readdress(done.value, asked, 10)).toEqual({ ok: true, value: done.value })
})

test.each([
  ['cancelled', { status: 'cancelled' }, 'order-cancelled'],
  ['sent', { status: 'shipped' }, 'order-shipped'],
  ['of somebody who was forgotten', { forgottenAt: 3 }, 'order-forgotten'],
  ['changed meanwhile', { version: 5 }, 'order-changed'],
  ['of another country', { address: { ...home, country: 'NO' } }, 'order-country-fixed'],
] as const)('not what is %s', (_, change, code) => {
  expect(readdress(order(change as Partial<Order>), asked, 9)).toMatchObject({ ok: false, refusal: { code } })
})

test('what was sent in part goes on to the new place, and what travels nowhere has its mail alone', () => {
  expect(readdress(order({ status: 'part-shipped' }), asked, 9)).toMatchObject({ ok: true, value: { address: next } })
  const digital = readdress(order({ address: null }), { ...asked, email: 'm@example.org' }, 9)
  expect(digital).toMatchObject({ ok: true, value: { email: 'm@example.org', address: null } })
  // A form that says nothing of an address leaves it as it is.
  expect(readdress(order(), { ...asked, email: 'm@example.org', address: null }, 9)).toMatchObject({
    ok: true,
    value: { email: 'm@example.org', address: home },
  })
})
