/**
 * Several payments to one order: stored value pays as much of it as there is, one after the other as it was given, and the
 * rest is left to pay otherwise. What goes back goes where it came from, the last payment first.
 *
 * A gift card buys no gift card, and credit none either: money that expires would be made into money that does not.
 */
import type { ItemKey } from '../ids.ts'
import type { HoldItem } from '../inventory/hold.ts'
import { money, type Currency, type Money } from '../money.ts'
import { moneyKey, type StoredValue } from '../stored-value/stored-value.ts'

/** Of one cart. */
export const STORED_VALUES_MAX = 5

/** What a cart remembers of one that was given to it. */
export type CartStoredValue = StoredValue & {
  /** What was on it then, in minor units: asked for anew wherever a sum is shown, and decided when it is held. */
  readonly balance: number
}

/** A part of an order that one of them pays. */
export type StoredPayment = { readonly storedValue: StoredValue; readonly amount: Money }

/** What is on each now, as far as somebody has asked; of the others what was on them when they were given counts. */
export type Balances = ReadonlyMap<ItemKey, number>

const NOBODY_ASKED: Balances = new Map()

type Given = { readonly storedValues?: readonly CartStoredValue[] }
type Paying = { readonly currency: Currency; readonly balances?: Balances; readonly now: number }

/** @property most what may be paid so: the total, less gift cards that are bought @property least what can be charged otherwise */
type Sum = { readonly total: number; readonly most: number; readonly least?: number }

/** What is on it, or why it pays nothing here. */
export type Spendable =
  | { readonly code: 'spendable'; readonly balance: Money }
  | { readonly code: 'expired' | 'other-currency' | 'empty' }

export const spendable = (one: CartStoredValue, { currency, balances = NOBODY_ASKED, now }: Paying): Spendable => {
  if (one.currency !== currency) return { code: 'other-currency' }
  if (one.expiresAt !== null && now >= one.expiresAt) return { code: 'expired' }
  const balance = balances.get(moneyKey(one.id)) ?? one.balance
  return balance > 0 ? { code: 'spendable', balance: money(balance, currency) } : { code: 'empty' }
}

/** What an order keeps of it: what was on it once is nobody's concern. */
const bare = ({ balance: _once, ...value }: CartStoredValue): StoredValue => value

/** What is left is 0, or nobody is left with less than can be charged: the last of them pay so much less. */
export const payWith = (
  { storedValues = [] }: Given,
  { total, most, least = 1 }: Sum,
  paying: Paying,
): readonly StoredPayment[] => {
  const pay = (beyond: number): readonly StoredPayment[] => {
    let open = beyond
    return storedValues.flatMap((one) => {
      const there = spendable(one, paying)
      const amount = there.code === 'spendable' ? Math.min(open, there.balance.amount) : 0
      open -= amount
      return amount > 0 ? [{ storedValue: bare(one), amount: money(amount, paying.currency) }] : []
    })
  }
  const payments = pay(most)
  const left = total - sumOf(payments)
  return left > 0 && left < least && total >= least ? pay(total - least) : payments
}

export const sumOf = (payments: readonly StoredPayment[]): number =>
  payments.reduce((sum, { amount }) => sum + amount.amount, 0)

type Payable = { readonly total: Money; readonly rounding?: Money }
type Paid = { readonly totals: Payable; readonly payments?: readonly StoredPayment[] }

/** All that is to be paid: the total, and by how much it is rounded. */
export const payableOf = ({ total, rounding }: Payable): Money =>
  money(total.amount + (rounding?.amount ?? 0), total.currency)

/** What is left to pay otherwise: by the provider, or as was agreed. */
export const leftToPay = ({ totals, payments = [] }: Paid): Money =>
  money(payableOf(totals).amount - sumOf(payments), totals.total.currency)

/** What is held of it for an attempt to pay. */
export const moneyToHold = ({ payments = [] }: Pick<Paid, 'payments'>): HoldItem[] =>
  payments.map(({ storedValue, amount }) => ({ item: moneyKey(storedValue.id), units: amount.amount, oversell: false }))

/** Where an attempt may have been promised some, when nobody remembers what was agreed on. */
export const keysOfStored = ({ storedValues = [] }: Given): ItemKey[] => storedValues.map(({ id }) => moneyKey(id))

/** What two carts have together when one goes into the other: what is in both is in it once. */
export const storedTogether = ({ storedValues = [] }: Given, other: Given): Given => {
  const theirs = (other.storedValues ?? []).filter(({ id }) => storedValues.every((one) => one.id !== id))
  return theirs.length > 0 ? { storedValues: [...storedValues, ...theirs].slice(0, STORED_VALUES_MAX) } : {}
}

/** Of so much that goes back altogether, what each of them gets: nothing before all other money has gone back. */
const partsOf = (payments: readonly StoredPayment[], beside: number, back: number): readonly number[] => {
  let open = Math.max(0, back - beside)
  return payments
    .toReversed()
    .map(({ amount }) => {
      const part = Math.min(open, amount.amount)
      open -= part
      return part
    })
    .toReversed()
}

/** @property beside what has come otherwise @property before what has gone back before */
type Returning = { readonly beside: number; readonly before: number; readonly refund: number }

/**
 * What of a refund goes back to stored value; the rest goes back where the other money came from. Counted from the beginning
 * each time, so that all refunds together are what one would be, in whatever parts they come.
 */
export const returnedTo = (
  payments: readonly StoredPayment[],
  { beside, before, refund }: Returning,
): readonly StoredPayment[] => {
  const [was, is] = [before, before + refund].map((back) => partsOf(payments, beside, back))
  return payments.flatMap(({ storedValue, amount: { currency } }, place) => {
    const amount = (is?.[place] ?? 0) - (was?.[place] ?? 0)
    return amount > 0 ? [{ storedValue, amount: money(amount, currency) }] : []
  })
}

type Back = readonly { readonly returned?: readonly StoredPayment[] }[]
type Refunds = { readonly cancellations?: Back; readonly refunds?: Back }

/** What an order still has of each: what it took beyond that has gone back, or is about to. */
export const keptOfStored = ({ payments = [], cancellations = [], refunds = [] }: Pick<Paid, 'payments'> & Refunds) => {
  const back = [...cancellations, ...refunds].flatMap(({ returned = [] }) => returned)
  return payments.map(({ storedValue: { id }, amount }) => ({
    item: moneyKey(id),
    units: amount.amount - sumOf(back.filter(({ storedValue }) => storedValue.id === id)),
  }))
}
