/**
 * The least that Stripe charges, by currency. The rule is about the currency in which the account is paid out, which the shop
 * does not know: where a shop is paid out in another one, Stripe converts, and may still decline a sum that is allowed here.
 *
 * Of a currency that is not in the table nothing is known: Stripe decides, and declines what is too small.
 *
 * @see https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts as it was known on 2026-11-30, from copies of
 * its table that agree, not from the page itself
 */
import type { Currency } from '#domain/money'
import { own } from '#domain/own'

/** In minor units of ISO 4217. */
const LEAST: Readonly<Record<string, number>> = {
  AED: 200,
  AUD: 50,
  BGN: 100,
  BRL: 50,
  CAD: 50,
  CHF: 50,
  CZK: 1500,
  DKK: 250,
  EUR: 50,
  GBP: 30,
  HKD: 400,
  HUF: 17500,
  INR: 50,
  JPY: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  NZD: 50,
  PLN: 200,
  RON: 200,
  SEK: 300,
  SGD: 50,
  THB: 1000,
  USD: 50,
}

export const stripeLeast = (currency: Currency): number => own(LEAST, currency) ?? 1
