/**
 * What may be struck through where EU law applies: a reduction that is announced names the lowest price of the thirty days before
 * it began, and the percentage is reckoned from that price (Directive 98/6/EC, article 6a; Court of Justice, C-330/23).
 *
 * Computed from the history of what everyone paid, never typed. A reduction that is increased step by step without a break keeps
 * the price from before its first step (article 6a, paragraph 5).
 */
import type { MarketsSettings } from '../settings/markets.ts'
import { UNION } from '../tax/union.ts'

/** In ms: thirty days. */
export const PRIOR_PRICE_MS = 30 * 24 * 60 * 60_000

/**
 * Public pages are the same for everyone, so the strictest of the shop's markets decides. A market that says nothing is judged by its
 * countries. The store asks the same (schema/products/pricing/public-prices.ts).
 */
export const strikesPriorPrices = ({ markets }: Pick<MarketsSettings, 'markets'>): boolean =>
  markets.some(({ priorPrices = 'by-law', countries }) =>
    priorPrices === 'by-law' ? countries.some((one) => UNION.includes(one)) : priorPrices === 'always',
  )

/** What everyone paid for one variant in one currency, from a moment on. */
export type PastPrice = {
  readonly at: number
  /** Minor units; null: it was not sold in this currency. */
  readonly amount: number | null
  /** Whether it was announced as a reduction: by a sale, or beside a price before. */
  readonly reduced: boolean
}

/** The price that a reduction is reckoned from, and since when. */
export type Reduction = { readonly prior: number | null; readonly since: number }

/** @param past in the order of time. @param since when the reduction began. @returns null: nothing is known of those days */
export const lowestBefore = (past: readonly PastPrice[], since: number): number | null => {
  const from = since - PRIOR_PRICE_MS
  const amounts = past.flatMap(({ at, amount }, index) => {
    const end = past[index + 1]?.at ?? Number.POSITIVE_INFINITY
    // What began and ended in the same moment nobody has paid.
    const wasPaid = at < since && end > from && end > at
    return wasPaid && amount !== null ? [amount] : []
  })
  return amounts.length === 0 ? null : Math.min(...amounts)
}

/**
 * When the reduction began that a price is part of: with the first step, as long as no step took it up again or ended it.
 *
 * @param past in the order of time, up to what is paid now. @returns undefined: it is not reduced
 */
export const reductionSince = (past: readonly PastPrice[]): number | undefined => {
  let since: number | undefined
  let last: PastPrice | undefined
  for (const price of past) {
    const goesOn = last?.reduced && last.amount !== null && price.amount !== null && price.amount <= last.amount
    if (!price.reduced || price.amount === null) since = undefined
    else if (since === undefined || !goesOn) since = price.at
    last = price
  }
  return since
}

/**
 * @param past in the order of time, up to what is paid now
 * @returns what may be struck through beside it; null: nothing may
 */
export const priorPrice = (past: readonly PastPrice[]): number | null => {
  const since = reductionSince(past)
  const now = past.at(-1)?.amount ?? null
  if (since === undefined || now === null) return null
  const prior = lowestBefore(past, since)
  return prior !== null && prior > now ? prior : null
}
