/** Who may withdraw from a contract, until when, and of which goods. */
import { expect, test } from 'vitest'
import type { Order } from '../orders/order.ts'
import { PLAIN, type ReturnsSettings } from '../settings/returns.ts'
import { HAT, MUG, at, hat, heard, mug, placedIn, sent, type Said } from './example.ts'
import { withdrawable } from './withdrawal.ts'

const policy: ReturnsSettings = { ...PLAIN, days: null, paidBy: 'shopper', countries: [] }
const placed = (said: Said = {}) => placedIn('DE', said)
const goods = new Map([
  [MUG, { tags: [], collections: [], metafields: {} }],
  [HAT, { tags: ['Made-to-order'], collections: [], metafields: {} }],
])
const both = [
  { variantId: mug, units: 2 },
  { variantId: hat, units: 1 },
]
const asked = (order: Order, more: Partial<Parameters<typeof withdrawable>[1]> = {}) =>
  withdrawable(order, {
    policy,
    timeZone: 'Europe/Berlin',
    goods,
    returned: () => 0,
    now: at('2026-12-03'),
    country: 'DE',
    ...more,
  })
const delivered = (on: string) => sent(placed(), both, { on: '2026-12-02', events: [heard('delivered', on)] })
const end = (day: string) => Date.parse(`${day}T22:59:59.999Z`)

test('before anything is sent all of it is cancelled, and no day is the last', () => {
  expect(asked(placed(), { now: at('2028-01-01') })).toEqual({ until: null, unsent: both, sent: [], excepted: [] })
})

test('what is sent comes back, what is not is cancelled', () => {
  const part = sent(placed(), [{ variantId: mug, units: 1 }], { on: '2026-12-02' })
  expect(asked(part)).toMatchObject({
    until: null,
    unsent: [
      { variantId: mug, units: 1 },
      { variantId: hat, units: 1 },
    ],
    sent: [{ variantId: mug, units: 1 }],
  })
})

test('fourteen days from the arrival of the last parcel, to the end of the last', () => {
  // The 8th is a Tuesday.
  const order = delivered('2026-12-08')
  expect(asked(order, { now: end('2026-12-22') })).toMatchObject({ until: end('2026-12-22'), sent: both })
  expect(asked(order, { now: end('2026-12-22') + 1 })).toBeNull()
  const first = sent(placed(), [{ variantId: mug, units: 2 }], {
    on: '2026-12-02',
    events: [heard('delivered', '2026-12-03')],
  })
  const second = sent(first, [{ variantId: hat, units: 1 }], {
    on: '2026-12-10',
    events: [heard('delivered', '2026-12-15')],
  })
  expect(asked(second, { now: at('2026-12-28') })).toMatchObject({ until: end('2026-12-29'), sent: both })
})

test.each([
  ['a Saturday', '2026-12-05'],
  ['a Sunday', '2026-12-06'],
  ['a Monday', '2026-12-07'],
])('a last day that is %s is over on a Monday', (_, came) => {
  expect(asked(delivered(came))?.until).toBe(end('2026-12-21'))
})

test.each([
  ['DE', true],
  ['NO', true],
  ['GB', true],
  ['US', false],
  ['', false],
])('whoever lives in %s may: %s', (country, may) => {
  expect(asked(placed(), { country }) !== null).toBe(may)
})

test('the merchant says where, and may give more days', () => {
  const withdrawal = { ...policy.withdrawal, countries: ['US'], days: 30 }
  const more = { policy: { ...policy, withdrawal } }
  expect(asked(delivered('2026-12-08'), { ...more, country: 'US' })?.until).toBe(end('2027-01-07'))
  expect(asked(placed(), { ...more, country: 'DE' })).toBeNull()
})

test('of what is excepted nobody can withdraw, and reads why', () => {
  const reason = { en: 'It is made for you alone.' }
  const withdrawal = { ...policy.withdrawal, except: [{ tag: 'made-to-order', reason }] }
  const of = { policy: { ...policy, withdrawal } }
  expect(asked(placed(), of)).toMatchObject({
    unsent: [{ variantId: mug, units: 2 }],
    excepted: [{ variantId: hat, reason }],
  })
})

test('what was handed over at once, what came back, and what a firm has bought is left out', () => {
  const file = sent(placed({ hat: { requiresShipping: false } }), both, { on: '2026-12-02' })
  expect(asked(file)).toMatchObject({
    sent: [{ variantId: mug, units: 2 }],
    excepted: [{ variantId: hat, reason: {} }],
  })
  expect(asked(file, { returned: () => 2 })).toBeNull()
  expect(asked({ ...placed(), business: { name: 'Firm' } as never })).toBeNull()
  expect(asked({ ...placed(), imported: {} as never })).toBeNull()
  expect(asked({ ...placed(), status: 'cancelled' })).toBeNull()
})
