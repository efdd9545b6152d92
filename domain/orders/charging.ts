/**
 * What whoever moves the money can be asked for: some move multiples of a step alone, and nothing below a least sum. What is
 * asked for is rounded to that step, in a line of its own beside the total (BT-114 of EN 16931), and stored value leaves at
 * least the least sum to pay.
 */
import { money, type Currency, type Money } from '../money.ts'
import type { Cart } from './cart.ts'
import type { CartMessage } from './cart-message.ts'
import { leftToPay, payWith, spendable, sumOf, type Balances, type StoredPayment } from './stored-payments.ts'

/** In minor units of the currency. @property least 1: anything */
export type Charging = { readonly step: number; readonly least: number }

/** What has to be added so that it is a multiple of the step: to the nearest, half away from zero. */
export const roundingTo = (amount: number, step: number): number => {
  const sign = Math.sign(amount)
  const whole = Math.floor((Math.abs(amount) + step / 2) / step) * step
  return sign * whole - amount || 0
}

/** What stored value pays of a total, and by how much the rest is rounded. Without anything to charge by, any sum can be paid. */
export const splitSum = (
  cart: Pick<Cart, 'storedValues'>,
  sum: { readonly total: number; readonly most: number },
  paying: Parameters<typeof payWith>[2],
  { step, least }: Charging = { step: 1, least: 1 },
): { readonly payments: readonly StoredPayment[]; readonly rounding: Money | undefined } => {
  const payments = payWith(cart, { ...sum, least }, paying)
  const rounding = roundingTo(sum.total - sumOf(payments), step)
  return { payments, rounding: rounding === 0 ? undefined : money(rounding, paying.currency) }
}

type Sum = {
  readonly totals: { readonly total: Money; readonly rounding?: Money }
  readonly payments?: readonly StoredPayment[]
}

/** The least that can be charged, where less is left to pay than that; undefined: it can be charged. */
export const leastBeyond = (sum: Sum, charging: Charging | undefined): Money | undefined => {
  const { amount, currency } = leftToPay(sum)
  return charging && amount > 0 && amount < charging.least ? money(charging.least, currency) : undefined
}

type Held = {
  readonly cart: Pick<Cart, 'storedValues'> & { readonly currency: Currency }
  readonly charging?: Charging | undefined
  readonly balances?: Balances | undefined
  readonly now: number
}

/** The least that can be charged, where stored value pays less than it could so that as much is left; undefined: it does not. */
export const leastLeft = (sum: Sum, { cart, charging, balances, now }: Held): Money | undefined => {
  const left = leftToPay(sum)
  if (!charging || charging.least <= 1 || left.amount !== charging.least) return undefined
  const paying = { currency: cart.currency, now, ...(balances && { balances }) }
  const holdsBack = (cart.storedValues ?? []).some((one) => {
    const there = spendable(one, paying)
    const pays = sum.payments?.find(({ storedValue }) => storedValue.id === one.id)?.amount.amount ?? 0
    return there.code === 'spendable' && there.balance.amount > pays
  })
  return holdsBack ? left : undefined
}

export const chargeMessages = (sum: Sum, held: Held): CartMessage[] => {
  const [beyond, left] = [leastBeyond(sum, held.charging), leastLeft(sum, held)]
  return [
    ...(beyond ? [{ type: 'warning', code: 'charge_too_small', least: beyond } as const] : []),
    ...(left ? [{ type: 'warning', code: 'stored_value_held_back', least: left } as const] : []),
  ]
}
