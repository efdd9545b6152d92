/** Claims: never more than was sent, each settled once, and together with all else never more money than was paid. */
import { expect, test } from 'vitest'
import { money } from '../money.ts'
import type { Order } from '../orders/order.ts'
import { refund } from '../orders/refund.ts'
import type { Claim } from './claim.ts'
import { claim, claimableUnits, noteCarrierClaim, settleClaim, type Claiming } from './claiming.ts'

const NOW = 1_790_000_000_000
const MUG = 'var_mug' as never
const eur = (amount: number) => money(amount, 'EUR' as never)

/** Three mugs of 10.00, sent. */
const order = (sent = 3): Order =>
  ({
    id: 'ord_1',
    currency: 'EUR',
    status: 'shipped',
    payment: 'paid',
    lines: [{ variantId: MUG, units: 3, price: eur(1_000), total: eur(3_000), title: { en: 'Mug' } }],
    totals: {
      subtotal: eur(3_000),
      itemsDiscount: eur(0),
      discount: eur(0),
      fulfillment: eur(0),
      tax: eur(0),
      total: eur(3_000),
    },
    shipments: sent > 0 ? [{ id: 's1', parcels: [{ variantId: MUG, units: sent }], shippedAt: NOW }] : [],
    version: 1,
  }) as never

const asking = (id: string, units: number): Claiming => ({
  id,
  by: 'buyer',
  units: [{ variantId: MUG, units, kind: 'damaged' }],
})

const claimed = (units: number, of = order()): Order => {
  const done = claim(of, asking('clm_1', units), NOW)
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}

test.each([
  [3, true],
  [4, false],
  [0, false],
  [-1, false],
  [1.5, false],
])('of three that were sent %s are claimed: %s', (units, may) => {
  expect(claim(order(), asking('clm_1', units), NOW).ok).toBe(may)
})

test('what was not sent cannot be claimed, nor what is claimed already', () => {
  expect(claim(order(0), asking('clm_1', 1), NOW)).toMatchObject({ refusal: { code: 'units-beyond-sent', most: 0 } })
  const two = claimed(2)
  expect(claimableUnits(two, MUG)).toBe(1)
  expect(claim(two, asking('clm_2', 2), NOW)).toMatchObject({ refusal: { code: 'units-beyond-sent', most: 1 } })
  expect(claim(two, { ...asking('clm_2', 1), units: [] }, NOW)).toMatchObject({ refusal: { code: 'claim-empty' } })
})

test('claimed twice under one id it is claimed once', () => {
  const once = claimed(1)
  expect(claim(once, asking('clm_1', 1), NOW)).toEqual({ ok: true, value: once })
})

test('its money goes back by the one way of all refunds, once, and nobody else gives it back', () => {
  const open = claimed(1)
  const other = { id: 'rfd_x', cause: 'goodwill', parcels: [{ variantId: MUG, units: 3 }] } as const
  expect(refund(open, other, NOW)).toMatchObject({ refusal: { code: 'units-beyond-sent', most: 2 } })
  const move = { act: 'refund', refund: 'rfd_1', answer: 'Sorry.' } as const
  const done = settleClaim(open, 'clm_1', move, NOW)
  if (!done.ok) throw new Error(done.refusal.code)
  expect(done.value.refunds).toMatchObject([{ id: 'rfd_1', cause: 'claim', refund: eur(1_000) }])
  expect(done.value.claims).toMatchObject([{ status: 'refunded', refund: 'rfd_1', answer: 'Sorry.' }])
  expect(settleClaim(done.value, 'clm_1', move, NOW)).toEqual({ ok: true, value: done.value })
  const again = settleClaim(done.value, 'clm_1', { ...move, refund: 'rfd_2' }, NOW)
  expect(again).toMatchObject({ refusal: { code: 'claim-settled', status: 'refunded' } })
  expect(claimableUnits(done.value, MUG)).toBe(2)
})

test('what is sent anew is not paid back as well', () => {
  const move = { act: 'replace', addition: 'add_1', answer: '' } as const
  const done = settleClaim(claimed(3), 'clm_1', move, NOW)
  if (!done.ok) throw new Error(done.refusal.code)
  expect(claimableUnits(done.value, MUG)).toBe(0)
  const arrived = {
    ...done.value,
    shipments: [
      ...done.value.shipments,
      { id: 's2', parcels: [{ variantId: MUG, units: 3 }], shippedAt: NOW },
    ] as never,
  }
  expect(claimableUnits(arrived, MUG)).toBe(3)
})

test.each(['decline', 'withdraw'] as const)(
  'with %s its units can be claimed anew, and nothing else is done',
  (act) => {
    const done = settleClaim(claimed(2), 'clm_1', { act, answer: '' } as never, NOW)
    if (!done.ok) throw new Error(done.refusal.code)
    expect(claimableUnits(done.value, MUG)).toBe(3)
    expect(done.value.refunds).toBeUndefined()
    expect(settleClaim(done.value, 'clm_1', { act: 'refund', refund: 'r', answer: '' }, NOW).ok).toBe(false)
  },
)

test('what the carrier says goes its own way, and changes nothing when it is said again', () => {
  const open = claimed(1)
  const heard = { carrier: 'DHL', number: '77', state: 'paid', paid: eur(900) } as const
  const done = noteCarrierClaim(open, 'clm_1', heard, NOW)
  if (!done.ok) throw new Error(done.refusal.code)
  const [one] = done.value.claims as readonly Claim[]
  expect(one).toMatchObject({ status: 'open', carrierClaim: { state: 'paid', paid: eur(900) } })
  expect(noteCarrierClaim(done.value, 'clm_1', heard, NOW + 1)).toEqual({ ok: true, value: done.value })
  expect(noteCarrierClaim(open, 'clm_9', heard, NOW)).toMatchObject({ refusal: { code: 'claim-unknown' } })
})
