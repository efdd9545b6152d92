/**
 * When a gift card stops to pay: never, unless the shop has said after how many months; and never sooner than the law of its country
 * allows, whatever the shop has said.
 */

/** In months. */
export const EXPIRY_MONTHS = [1, 600] as const

/**
 * The least that a law names, in months. As of 2026; a country that is not here names none.
 *
 * AU Treasury Laws Amendment (Gift Cards) Act 2018; DE BGB §§ 195, 199 (three years, to the end of the year);
 * IE Consumer Protection (Gift Vouchers) Act 2019; NZ Fair Trading (Gift Card Expiry) Amendment Act 2024; US 15 U.S.C. 1693l-1.
 */
const LEAST: ReadonlyMap<string, number> = new Map([
  ['AU', 36],
  ['DE', 48],
  ['IE', 60],
  ['NZ', 36],
  ['US', 60],
])

/** @param country two letters, where the shop is; empty: nobody has said */
export const leastMonths = (country: string): number | null => LEAST.get(country) ?? null

const addMonths = (at: number, months: number): number => {
  const from = new Date(at)
  const day = from.getUTCDate()
  const to = new Date(at)
  to.setUTCDate(1)
  to.setUTCMonth(to.getUTCMonth() + months)
  const last = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate()
  to.setUTCDate(Math.min(day, last))
  return to.getTime()
}

/** @param months as the shop has it; null: never @returns ms since the epoch; null: never */
export const expiryOf = (issuedAt: number, months: number | null, country: string): number | null =>
  months === null ? null : addMonths(issuedAt, Math.max(months, leastMonths(country) ?? 0))
