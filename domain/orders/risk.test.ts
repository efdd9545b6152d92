/** What speaks for and against an order being fraud: each case with its reasons. */
import { expect, test } from 'vitest'
import type { Event } from '../events.ts'
import { TAKEN_BACK } from './attempt.ts'
import type { Order } from './order.ts'
import { riskOf, type Risk, type RiskHistory } from './risk.ts'

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const order = (change: object = {}): Order =>
  ({
    currency: 'EUR',
    lines: [{ units: 2, price: euros(2_800) }],
    totals: { total: euros(5_600) },
    ...change,
  }) as unknown as Order
const usual: RiskHistory = {
  before: 0,
  fraudBefore: 0,
  fraudThere: 0,
  totals: Array.from({ length: 20 }, (_, index) => 5_000 + index),
}
const declined = (times: number, more: object = {}): Event[] =>
  Array.from(
    { length: times },
    () => ({ type: 'payment-failed', reason: 'card-declined', ...more }) as unknown as Event,
  )
const cards = { lines: [{ units: 1, price: euros(5_000), giftCards: [] }] }

type Case = readonly [
  why: string,
  change: object,
  timeline: readonly Event[],
  history: Partial<RiskHistory>,
  level: Risk['level'],
  codes: readonly string[],
]

test.each<Case>([
  ['nothing is odd', {}, [], {}, 'none', []],
  ['one card was declined', {}, declined(1), {}, 'low', ['payments-declined']],
  ['cards were tried one after the other', {}, declined(3), {}, 'high', ['payments-declined']],
  ['the shop stopped it itself', {}, declined(3, { unasked: true }), {}, 'none', []],
  ['its buyer took the cart back', {}, declined(3, { reason: TAKEN_BACK }), {}, 'none', []],
  ['an order of theirs was fraud', {}, [], { before: 4, fraudBefore: 1 }, 'high', ['fraud-before']],
  ['one to that door was fraud', {}, [], { fraudThere: 2 }, 'high', ['fraud-there']],
  ['the first, and far above the usual', { totals: { total: euros(10_040) } }, [], {}, 'medium', ['far-above-usual']],
  ['just not far above the usual', { totals: { total: euros(10_034) } }, [], {}, 'none', []],
  ['far above what too few orders were', { totals: { total: euros(99_999) } }, [], { totals: [1, 2] }, 'none', []],
  ['large, of somebody known', { totals: { total: euros(99_999) } }, [], { before: 3 }, 'none', ['known-buyer']],
  ['first of all a gift card', cards, [], {}, 'medium', ['cards-first']],
  [
    'two odd things',
    { ...cards, totals: { total: euros(90_000) } },
    [],
    {},
    'high',
    ['far-above-usual', 'cards-first'],
  ],
  ['twelve of one', { lines: [{ units: 12, price: euros(1) }] }, [], {}, 'low', ['many-of-one']],
  ['twelve of one, of somebody known', { lines: [{ units: 12 }] }, [], { before: 9 }, 'none', ['known-buyer']],
  ['declined once, of somebody known', {}, declined(1), { before: 9 }, 'none', ['payments-declined', 'known-buyer']],
  ['its buyer was forgotten', { forgottenAt: 1 }, declined(5), { fraudBefore: 1 }, 'none', []],
])('%s', (_, change, timeline, history, level, codes) => {
  const risk = riskOf(order(change), timeline, { ...usual, ...history })
  expect([risk.level, risk.signals.map(({ code }) => code)]).toEqual([level, codes])
})
