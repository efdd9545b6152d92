/**
 * The browser remembers in which market, and in which currency, its shopper has chosen to shop. Nothing is written into it by looking at a
 * page.
 */
import type { Context } from 'hono'
import { forgetOwnCookie, readOwnCookie, writeOwnCookie } from './own-cookie.ts'

const NAME = 'stoa_market'
const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Where somebody was before their account led them elsewhere, so that it can be undone. */
const ARRIVAL = 'stoa_market_before'
const DAY_SECONDS = 24 * 60 * 60
const PRICED = '.priced'

/** Whether there is such a market, the settings say. Null: none was chosen. */
export const readMarketCookie = (c: Context): string | null => readOwnCookie(c, NAME) ?? null

export const forgetMarketCookie = (c: Context): void => forgetOwnCookie(c, NAME)

export const writeMarketCookie = (c: Context, id: string): void => writeOwnCookie(c, NAME, id, YEAR_SECONDS)

export type Arrival = {
  /** As it is written: domain/settings/market-choice.ts. */
  readonly from: string
  /** Whether their cart was priced anew. */
  readonly priced: boolean
}

/** Null: no account has led anybody anywhere, or they have answered. */
export const readArrivalCookie = (c: Context): Arrival | null => {
  const written = readOwnCookie(c, ARRIVAL)
  return written ? { from: written.replace(PRICED, ''), priced: written.endsWith(PRICED) } : null
}

export const writeArrivalCookie = (c: Context, { from, priced }: Arrival): void =>
  writeOwnCookie(c, ARRIVAL, from + (priced ? PRICED : ''), DAY_SECONDS)

export const forgetArrivalCookie = (c: Context): void => forgetOwnCookie(c, ARRIVAL)
