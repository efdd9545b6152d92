/**
 * What speaks for and against an order being fraud, each with its reason. It is said to whoever packs, and decides nothing by itself:
 * most of what looks odd is somebody who buys a present.
 */
import type { Event } from '../events.ts'
import type { Money } from '../money.ts'
import { TAKEN_BACK } from './attempt.ts'
import { isOfCards } from './gift-cards-back.ts'
import type { Order } from './order.ts'
import type { OrderLineItem } from './order-line.ts'
import { payableOf } from './stored-payments.ts'

/** What the shop knows beside the order itself. */
export type RiskHistory = {
  /** Orders of the same buyer before it, and how many of them were cancelled as fraud. */
  readonly before: number
  readonly fraudBefore: number
  /** Orders to the same street and postcode, of anybody, that were cancelled as fraud. */
  readonly fraudThere: number
  /** What the latest orders of the shop came to in its currency, minor units, in any order. */
  readonly totals: readonly number[]
}

export type RiskSignal =
  | { readonly code: 'payments-declined'; readonly weight: RiskWeight; readonly times: number }
  | { readonly code: 'fraud-before' | 'fraud-there'; readonly weight: 'high'; readonly orders: number }
  | { readonly code: 'far-above-usual'; readonly weight: 'medium'; readonly usual: Money }
  | { readonly code: 'cards-first'; readonly weight: 'medium' }
  | { readonly code: 'many-of-one'; readonly weight: 'low'; readonly units: number }
  | { readonly code: 'known-buyer'; readonly weight: 'calm'; readonly orders: number }

export type RiskWeight = 'low' | 'medium' | 'high'
export type Risk = {
  /** `none`: nothing speaks against it. */
  readonly level: RiskWeight | 'none'
  /** The heaviest first; what calms comes last. */
  readonly signals: readonly RiskSignal[]
}

/** So many orders of somebody went well that a new one is nothing to wonder about. */
const KNOWN_AFTER = 3
/** Declined so often before it went through, somebody may have been trying cards. */
const DECLINED_MANY = 3
/** Units of one good that few order the first time. */
const UNITS_MANY = 10
/** From so many orders on it is known what is usual; beyond so many times nine tenths of them is far above it. */
const TOTALS_MIN = 20
const USUAL_SHARE = 0.9
const FAR_TIMES = 2

const WEIGHTS: readonly RiskSignal['weight'][] = ['high', 'medium', 'low', 'calm']

/** What nine tenths of the orders did not come to more than; undefined: too few are known. */
const usualOf = (totals: readonly number[]): number | undefined => {
  if (totals.length < TOTALS_MIN) return undefined
  const sorted = totals.toSorted((one, other) => one - other)
  return sorted[Math.ceil(sorted.length * USUAL_SHARE) - 1]
}

const unitsOfMost = (lines: readonly OrderLineItem[]): number => Math.max(0, ...lines.map(({ units }) => units))

/** What the shop itself stopped, or somebody broke off, is no payment that was declined. */
const isDeclined = (event: Event): boolean =>
  event.type === 'payment-failed' && !event.unasked && event.reason !== TAKEN_BACK

/** What is known of its buyer, of what was tried, and of what is bought. Of somebody who was forgotten nothing is said. */
export const riskOf = (order: Order, timeline: readonly Event[], history: RiskHistory): Risk => {
  if (order.forgottenAt !== undefined) return { level: 'none', signals: [] }
  const { before, fraudBefore, fraudThere, totals } = history
  const declined = timeline.filter(isDeclined).length
  const isFirst = before === 0
  const usual = usualOf(totals)
  const most = unitsOfMost(order.lines)
  const weighed: readonly (RiskSignal | false)[] = [
    fraudBefore > 0 && { code: 'fraud-before', weight: 'high', orders: fraudBefore },
    fraudThere > 0 && { code: 'fraud-there', weight: 'high', orders: fraudThere },
    declined > 0 && { code: 'payments-declined', weight: declined < DECLINED_MANY ? 'low' : 'high', times: declined },
    isFirst &&
      usual !== undefined &&
      payableOf(order.totals).amount > FAR_TIMES * usual && {
        code: 'far-above-usual',
        weight: 'medium',
        usual: { amount: usual, currency: order.currency },
      },
    isFirst && order.lines.some(isOfCards) && { code: 'cards-first', weight: 'medium' },
    isFirst && most >= UNITS_MANY && { code: 'many-of-one', weight: 'low', units: most },
    before >= KNOWN_AFTER && fraudBefore === 0 && { code: 'known-buyer', weight: 'calm', orders: before },
  ]
  const signals = weighed
    .filter((one) => one !== false)
    .toSorted((one, other) => WEIGHTS.indexOf(one.weight) - WEIGHTS.indexOf(other.weight))
  return { level: levelOf(signals), signals }
}

/** Two that are odd together weigh more than each; somebody who is known makes little of what weighs little. */
const levelOf = (signals: readonly RiskSignal[]): Risk['level'] => {
  const count = (weight: RiskSignal['weight']) => signals.filter((one) => one.weight === weight).length
  if (count('high') > 0 || count('medium') > 1) return 'high'
  if (count('medium') > 0) return 'medium'
  return count('low') > 0 && count('calm') === 0 ? 'low' : 'none'
}
