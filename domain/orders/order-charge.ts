/**
 * A payment that is made for an order after it was placed, of what is due then: an addition, terms, a dearer way.
 *
 *   begin ──▶ started ──▶ paid | failed
 *                ├──▶ challenged ──▶ paid | failed
 *                └──▶ uncertain  ──▶ paid | failed      (the provider is asked until it knows)
 *
 * Its sum is what is due when it begins, and never what a page says. What comes although it is not due any more goes back at once, and is
 * none of what has come (`excess`), as with a promise (authorisation.ts).
 */
import { attemptOf, paymentIdOf, type OrderId, type PaymentId } from '../ids.ts'
import { PAY_WITHIN_MS } from '../inventory/hold.ts'
import { money, type Money } from '../money.ts'
import { ok, refuse, type Result } from '../result.ts'
import { CHECK_AFTER_MS, type SettleRefusal } from './attempt.ts'
import { dueOf, paymentStatusOf } from './balance.ts'
import { roundingTo, type Charging } from './charging.ts'
import { changed, type Order } from './order.ts'
import type { ChargedBack, OrderCharge } from './payment-terms.ts'

/** In the order they are checked. */
export type ChargeRefusal =
  | { readonly code: 'order-unknown' }
  | { readonly code: 'order-imported' }
  | { readonly code: 'order-forgotten' }
  | { readonly code: 'idempotency-key-reused' }
  | { readonly code: 'nothing-due' }
  /** `waiting`: it waits for its payer, who may begin another instead. */
  | { readonly code: 'payment-in-progress'; readonly waiting?: PaymentId }
  | { readonly code: 'charge-too-small'; readonly least: Money }
  | { readonly code: 'due-changed'; readonly expected: Money; readonly due: Money }

/** Attempts to pay for the cart have numbers from 1 on, holds of additions have four digits. */
const FIRST_CHARGE = 10_000
/** Of those that failed so many are remembered: their numbers grow, so none is used twice. */
const FAILED_KEPT = 5

/** Whether a payment is one for an order that was placed. */
export const isChargeOfOrder = (payment: PaymentId): boolean => attemptOf(payment) >= FIRST_CHARGE

export const isOpenCharge = ({ state }: Pick<OrderCharge, 'state'>): boolean => state !== 'paid' && state !== 'failed'
export const chargeNamed = ({ charges = [] }: Pick<Order, 'charges'>, id: PaymentId): OrderCharge | undefined =>
  charges.find((one) => one.id === id)
export const openCharges = ({ charges = [] }: Pick<Order, 'charges'>): readonly OrderCharge[] =>
  charges.filter(isOpenCharge)

/** When one without an end is looked at; null: it has ended, or the provider is asked about it already. */
export const checkChargeAt = ({ state, startedAt }: OrderCharge): number | null => {
  if (state === 'started') return startedAt + CHECK_AFTER_MS
  return state === 'challenged' ? startedAt + PAY_WITHIN_MS : null
}

/** What is due and promised by nobody yet. */
export const chargeable = (order: Order): Money => {
  const due = dueOf(order)
  const { authorisation } = order
  const promised =
    authorisation?.state === 'open'
      ? authorisation.amount.amount
      : authorisation?.state === 'taking'
        ? (authorisation.taking?.amount ?? 0)
        : 0
  return money(Math.max(0, due.amount - promised), due.currency)
}

/** The same, as it can be charged, with its rounding. */
export const asCharged = (
  order: Order,
  { step }: Pick<Charging, 'step'>,
): { readonly amount: Money; readonly rounding: Money } => {
  const due = chargeable(order)
  const rounding = roundingTo(due.amount, step)
  return { amount: money(due.amount + rounding, due.currency), rounding: money(rounding, due.currency) }
}

export type BeginningCharge = Pick<OrderCharge, 'key' | 'request' | 'token'> & {
  /** What the payer was shown: another sum is refused, never slipped in. */
  readonly expected: Money
  readonly charging: Charging
}

type Begun = { readonly order: Order; readonly charge: OrderCharge }

/** Begin to pay what is due, or go on with what the same key began. */
export const beginCharge = (
  order: Order,
  { key, request, token, expected, charging }: BeginningCharge,
  now: number,
): Result<Begun, ChargeRefusal> => {
  if (order.imported) return refuse({ code: 'order-imported' })
  if (order.forgottenAt !== undefined) return refuse({ code: 'order-forgotten' })
  const { id, charges = [] } = order
  const known = charges.find((one) => one.key === key)
  if (known)
    return known.request === request ? ok({ order, charge: known }) : refuse({ code: 'idempotency-key-reused' })
  const open = charges.find(isOpenCharge)
  const { amount, rounding } = asCharged(order, charging)
  if (chargeable(order).amount === 0) return refuse({ code: 'nothing-due' })
  if (open) return refuse({ code: 'payment-in-progress', ...(open.state === 'challenged' && { waiting: open.id }) })
  if (amount.amount < charging.least)
    return refuse({ code: 'charge-too-small', least: money(charging.least, amount.currency) })
  if (expected.amount !== amount.amount || expected.currency !== amount.currency)
    return refuse({ code: 'due-changed', expected, due: amount })
  const charge: OrderCharge = {
    id: nextId(id, charges),
    key,
    request,
    token,
    amount,
    ...(rounding.amount !== 0 && { rounding }),
    state: 'started',
    startedAt: now,
  }
  // Nobody has agreed on anything yet: whoever changes the order meanwhile changes what they have read.
  return ok({ order: { ...order, charges: [...remembered(charges), charge] }, charge })
}

const nextId = (order: OrderId, charges: readonly OrderCharge[]): PaymentId => {
  const last = charges.at(-1)
  return paymentIdOf(order, last ? attemptOf(last.id) + 1 : FIRST_CHARGE)
}

const remembered = (charges: readonly OrderCharge[]): readonly OrderCharge[] => {
  const failed = charges.filter(({ state }) => state === 'failed')
  const forgotten = new Set(failed.slice(0, Math.max(0, failed.length - FAILED_KEPT)))
  return charges.filter((one) => !forgotten.has(one))
}

const withCharge = (order: Order, charge: OrderCharge): Order => ({
  ...order,
  charges: (order.charges ?? []).map((one) => (one.id === charge.id ? charge : one)),
})

export type WaitingCharge = Pick<OrderCharge, 'id' | 'redirect'> & {
  readonly state: 'challenged' | 'uncertain'
  readonly token?: string | undefined
}

/** The provider wants proof, or has not answered. */
export const waitForCharge = (
  order: Order,
  { id, state, redirect, token }: WaitingCharge,
): Result<Order, SettleRefusal> => {
  const charge = chargeNamed(order, id)
  if (!charge) return refuse({ code: 'payment-unknown', paymentId: id })
  if (!isOpenCharge(charge)) return refuse({ code: 'payment-late', paymentId: id })
  if (charge.state === state) return ok(order)
  const said = { ...(redirect !== undefined && { redirect }), ...(token !== undefined && { token }) }
  return ok(withCharge(order, { ...charge, state, ...said }))
}

/** Not paid, by the provider's word. */
export const failCharge = (order: Order, id: PaymentId, reason: string): Result<Order, SettleRefusal> => {
  const charge = chargeNamed(order, id)
  if (!charge) return refuse({ code: 'payment-unknown', paymentId: id })
  if (charge.state === 'failed') return ok(order)
  if (!isOpenCharge(charge)) return refuse({ code: 'payment-late', paymentId: id })
  return ok(withCharge(order, { ...charge, state: 'failed', reason }))
}

/**
 * The provider has it, in time or late. Of it counts what is due now; the rest was for what was cancelled meanwhile, or has come
 * otherwise.
 *
 * @param token by which the provider knows it from now on, where it has said so
 */
export const settleCharge = (
  order: Order,
  { id, token }: { readonly id: PaymentId; readonly token?: string | undefined },
  now: number,
): Result<Order, SettleRefusal> => {
  const charge = chargeNamed(order, id)
  if (!charge) return refuse({ code: 'payment-unknown', paymentId: id })
  if (charge.state === 'paid') return ok(order)
  const { amount, rounding } = charge
  const isAsBegun = rounding !== undefined && dueNow(order) + rounding.amount === amount.amount
  const totals = isAsBegun ? { ...order.totals, rounding: together(order.totals.rounding, rounding) } : order.totals
  const kept = Math.min(amount.amount, dueNow({ ...order, totals }))
  const beyond = amount.amount - kept
  const { reason: _failed, ...rest } = charge
  const paid: OrderCharge = {
    ...rest,
    ...(token !== undefined && { token }),
    state: 'paid',
    ...(beyond > 0 && { excess: money(beyond, amount.currency) }),
  }
  const received = { id, amount: money(kept, amount.currency), note: '', receivedAt: now }
  const after = {
    ...withCharge(order, paid),
    totals,
    ...(kept > 0 && { received: [...(order.received ?? []), received] }),
  }
  return ok(changed(after, { payment: paymentStatusOf(after) }, now))
}

/** What is being taken just now comes for itself. */
const dueNow = (order: Order): number => {
  const { state, taking } = order.authorisation ?? {}
  return Math.max(0, dueOf(order).amount - (state === 'taking' ? (taking?.amount ?? 0) : 0))
}

const together = (one: Money | undefined, other: Money): Money =>
  money((one?.amount ?? 0) + other.amount, other.currency)

type Backs = readonly { readonly charged?: readonly ChargedBack[] }[]

/**
 * Of what goes back, what goes to which of them: they came last, so they go first, the last of them before the others, and each gives back
 * what it has given and no more.
 *
 * @param before what went back before
 */
export const chargedBack = (
  order: Pick<Order, 'charges' | 'received'>,
  before: Backs,
  amount: number,
): ChargedBack[] => {
  let open = amount
  const back = before.flatMap(({ charged = [] }) => charged)
  return (order.charges ?? []).toReversed().flatMap(({ id: payment }) => {
    const came = order.received?.find((one) => one.id === payment)?.amount
    if (!came) return []
    const gone = back.reduce((sum, one) => (one.payment === payment ? sum + one.amount.amount : sum), 0)
    const part = Math.min(open, came.amount - gone)
    open -= part
    return part > 0 ? [{ payment, amount: money(part, came.currency) }] : []
  })
}

export const sumCharged = (charged: readonly ChargedBack[] = []): number =>
  charged.reduce((sum, { amount }) => sum + amount.amount, 0)
