/**
 * Prices by a rate: what stands in the shop's own currency, in another one, rounded as people there are used to see prices.
 *
 * Reckoned in whole numbers from the rate as it was typed; no float is between. What somebody has typed in the other currency wins.
 */
import { AMOUNT_MAX, digitsOf, money, parseDecimal, type Currency, type Money } from '../money.ts'

export const ROUNDING_MODES = ['nearest', 'up'] as const
export type RoundingMode = (typeof ROUNDING_MODES)[number]

export type ConversionRate = {
  readonly currency: Currency
  /** How many of it one of the shop's own currency is worth, a decimal: `162.35`. */
  readonly rate: string
  /** Hundredths of a per cent on top of that, before it is rounded; below 0: off it. */
  readonly adjustment: number
  /** A decimal of the currency: prices are multiples of it, `0.05`, `1`, `100`; empty: of its smallest part. */
  readonly step: string
  /** A decimal of the currency, below the step, which is taken off a multiple: `0.01` with a step of 1 ends in .99; empty: nothing. */
  readonly less: string
  readonly mode: RoundingMode
  /** Where the rate was read; may be empty. */
  readonly source: string
  /** The day on which it was read, `2026-11-30`; null: nobody has said. */
  readonly day: string | null
}

/** By what everything is converted that has no price in a currency. */
export type Conversion = { readonly base: Currency; readonly rates: readonly ConversionRate[] }

const HUNDRED_PER_CENT = 10_000n
/** Digits of a rate on either side of its point: a franc of Guinea in dinars of Kuwait has six behind it. */
export const RATE_FORM = /^\d{1,9}(?:\.\d{1,9})?$/

/** The rate as a fraction. @returns undefined for what is no rate, and for nothing */
const fractionOf = (rate: string): { readonly over: bigint; readonly under: bigint } | undefined => {
  if (!RATE_FORM.test(rate)) return undefined
  const [whole = '', part = ''] = rate.split('.')
  const over = BigInt(whole + part)
  return over === 0n ? undefined : { over, under: 10n ** BigInt(part.length) }
}

/** Minor units. @returns undefined where the currency has no such amount */
export const stepOf = ({ currency, step }: Pick<ConversionRate, 'currency' | 'step'>): number | undefined =>
  step === '' ? 1 : parseDecimal(step, currency)

export const lessOf = ({ currency, less }: Pick<ConversionRate, 'currency' | 'less'>): number | undefined =>
  less === '' ? 0 : parseDecimal(less, currency)

/** Half goes up. @param over ≥ 0 @param under > 0 */
const divided = (over: bigint, under: bigint, mode: RoundingMode): bigint =>
  mode === 'up' ? (over + under - 1n) / under : (over * 2n + under) / (under * 2n)

/**
 * What costs nothing costs nothing there either, and what costs something never becomes free: it costs the least that may stand there.
 *
 * @param price in the currency that is converted from
 * @returns undefined where it would be more than any price can be, or the rate is none
 */
export const convert = (price: Money, of: ConversionRate): Money | undefined => {
  const [rate, step, less] = [fractionOf(of.rate), stepOf(of), lessOf(of)]
  if (!rate || !step || less === undefined || less >= step) return undefined
  if (price.amount === 0) return money(0, of.currency)
  const adjusted = HUNDRED_PER_CENT + BigInt(of.adjustment)
  const over = BigInt(price.amount) * rate.over * adjusted * 10n ** BigInt(digitsOf(of.currency))
  const under = rate.under * HUNDRED_PER_CENT * 10n ** BigInt(digitsOf(price.currency))
  const steps = divided(over + BigInt(less) * under, BigInt(step) * under, of.mode)
  const amount = (steps < 1n ? 1n : steps) * BigInt(step) - BigInt(less)
  return amount > BigInt(AMOUNT_MAX) ? undefined : money(Number(amount), of.currency)
}

type Sold = { readonly prices: readonly Money[]; readonly compareAt: readonly Money[] }

/** In which currencies the prices are by a rate; absent: in none. */
export type Converted<T> = T & { readonly byRate?: readonly Currency[] }

/** With a price in each currency that has a rate. What it was before goes by the same rate, so that a reduction stays one. */
export const withRates = <T extends Sold>(sold: T, conversion: Conversion | null): Converted<T> => {
  const price = conversion && sold.prices.find(({ currency }) => currency === conversion.base)
  if (!price) return sold
  const before = sold.compareAt.find(({ currency }) => currency === price.currency)
  const found = conversion.rates.flatMap((rate) => {
    if (sold.prices.some(({ currency }) => currency === rate.currency)) return []
    const converted = convert(price, rate)
    const was = before && convert(before, rate)
    return converted ? [{ price: converted, was: was && was.amount > converted.amount ? [was] : [] }] : []
  })
  if (found.length === 0) return sold
  return {
    ...sold,
    prices: [...sold.prices, ...found.map((one) => one.price)],
    compareAt: [
      ...sold.compareAt.filter(({ currency }) => found.every((one) => one.price.currency !== currency)),
      ...found.flatMap(({ was }) => was),
    ],
    byRate: found.map((one) => one.price.currency),
  }
}
