/**
 * Amounts as Stripe counts them: mostly the minor units of ISO 4217, with its own exceptions.
 *
 * @see https://docs.stripe.com/currencies#special-cases
 */
import { own } from '#domain/own'
import { digitsOf, isCurrency, money, type Currency, type Money } from '#domain/money'

/** Digits that Stripe writes where the standard has others: two for what has none any more, none for ariary. */
const OWN_DIGITS: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 }

/** What Stripe counts in: nothing has more than three digits there. */
const DIGITS_MAX = 3

/** Of a currency of three digits the last has to be 0. */
const stepOf = (currency: Currency): number => (digitsOf(currency) === DIGITS_MAX ? 10 : 1)

const powerOf = (currency: Currency): number => (own(OWN_DIGITS, currency) ?? digitsOf(currency)) - digitsOf(currency)

/** Divided and not multiplied by a part, which would not be exact. */
const scaled = (amount: number, power: number): number => (power < 0 ? amount / 10 ** -power : amount * 10 ** power)

/** The largest that Stripe takes in one payment: eight digits, of a few currencies more. */
const STRIPE_AMOUNT_MAX = 999_999_999_999

/** @returns undefined where Stripe cannot move exactly that much: nothing else than what was shown is charged */
export const stripeAmount = ({ amount, currency }: Money): number | undefined => {
  const exact = scaled(amount, powerOf(currency))
  const wrong = digitsOf(currency) > DIGITS_MAX || amount % stepOf(currency) !== 0
  return wrong || !Number.isSafeInteger(exact) || exact > STRIPE_AMOUNT_MAX ? undefined : exact
}

/** What it moves multiples of, minor units; null: nothing in that currency. */
export const stripeStep = (currency: Currency): number | null =>
  digitsOf(currency) > DIGITS_MAX ? null : Math.max(stepOf(currency), scaled(1, -powerOf(currency)))

/** Of what was promised, as much of a part as Stripe can take: never more than is due. */
export const chargeable = ({ amount, currency }: Money): Money => {
  const step = stripeStep(currency) ?? 1
  return money(Math.floor(amount / step) * step, currency)
}

/** What can go back of an amount: up to what Stripe can move, so that nobody is given less than they are owed. */
export const refundable = ({ amount, currency }: Money): Money => {
  const step = Math.max(stepOf(currency), scaled(1, -powerOf(currency)))
  return money(Math.ceil(amount / step) * step, currency)
}

/** @param code as Stripe writes it, in small letters. @returns undefined for what is no currency of ours */
export const moneyOf = (amount: number, code: string): Money | undefined => {
  const currency = code.toUpperCase()
  return isCurrency(currency) ? money(Math.round(scaled(amount, -powerOf(currency))), currency) : undefined
}
