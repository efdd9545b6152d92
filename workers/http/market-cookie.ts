/** The browser remembers which market its shopper has chosen. Nothing is written into it by looking at a page. */
import type { Context } from 'hono'
import { readOwnCookie, writeOwnCookie } from './own-cookie.ts'

const NAME = 'stoa_market'
const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Whether there is such a market, the settings say. Null: none was chosen. */
export const readMarketCookie = (c: Context): string | null => readOwnCookie(c, NAME) ?? null

export const writeMarketCookie = (c: Context, id: string): void => writeOwnCookie(c, NAME, id, YEAR_SECONDS)
