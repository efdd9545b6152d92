/** A return is asked for, and moved: by its buyer, by staff, by what a carrier says. Each change is the order's, with its return in it. */
import type { VariantId } from '../ids.ts'
import { isPlausible, withEvents, type TrackingEvent } from '../logistics/tracking.ts'
import { money, type Money } from '../money.ts'
import { creditedIn } from '../orders/money-back.ts'
import { changed, unitsOf, type Order, type Parcel } from '../orders/order.ts'
import { refund, type Refunding, type RefundRefusal } from '../orders/refund.ts'
import { deliveryLeft } from '../orders/worth.ts'
import { ok, refuse, type Result } from '../result.ts'
import { unitsClaimed } from './claim.ts'
import {
  isReturnOver,
  RETURN_MOVES,
  RETURNS_MAX,
  unitsBack,
  type Inspection,
  type Return,
  type ReturnAct,
  type ReturnStatus,
} from './return.ts'

/** In the order they are checked. */
export type ReturnRefusal =
  | { readonly code: 'return-unknown' }
  | { readonly code: 'returns-too-many'; readonly most: number }
  | { readonly code: 'return-empty' }
  /** Other goods for them are not offered yet. */
  | { readonly code: 'exchange-not-offered' }
  | { readonly code: 'line-item-unknown'; readonly variantId: VariantId }
  /** A card is no thing that comes back: it is cancelled, and what was spent of it stays spent. */
  | { readonly code: 'gift-card-not-returned'; readonly variantId: VariantId }
  /** More than were sent and are not on their way back already. */
  | { readonly code: 'units-beyond-sent'; readonly variantId: VariantId; readonly most: number }
  /** It stands elsewhere by now. */
  | { readonly code: 'return-moved'; readonly stands: ReturnStatus }
  /** Its money has gone back. */
  | { readonly code: 'return-paid' }
  | { readonly code: 'withdrawal-stands' }
  | { readonly code: 'units-beyond-return'; readonly variantId: VariantId; readonly most: number }
  | { readonly code: 'amount-beyond-order'; readonly most: Money }

export type Opening = Pick<Return, 'id' | 'kind' | 'by' | 'units' | 'resolution' | 'terms' | 'delivery' | 'note'> & {
  /** The goods are here: nobody has asked before. */
  readonly atCounter: boolean
}

type Answer = Result<Order, ReturnRefusal>

/** Units that are coming back or have come, those for which money has gone back otherwise, and those that are claimed. */
export const returnedUnits = ({ returns = [], refunds = [], claims = [] }: Order, variantId: VariantId): number => {
  const otherwise = refunds.flatMap(({ cause, parcels }) => (cause === 'return' ? [] : parcels))
  const back = returns.reduce((sum, one) => sum + unitsBack(one, variantId), 0)
  return back + unitsOf(otherwise, variantId) + unitsClaimed(claims, variantId)
}

/** Units that were sent, and are not among those. */
export const returnableUnits = (order: Order, variantId: VariantId): number => {
  if (order.imported) return 0
  const sent = order.shipments.flatMap(({ parcels }) => parcels)
  return unitsOf(sent, variantId) - returnedUnits(order, variantId)
}

const together = (parts: readonly Parcel[]): Parcel[] =>
  [...new Set(parts.map(({ variantId }) => variantId))].map((variantId) => ({
    variantId,
    units: unitsOf(parts, variantId),
  }))

const isUnits = (units: number): boolean => Number.isSafeInteger(units) && units >= 1

const wrongUnits = (order: Order, { units, resolution }: Opening): ReturnRefusal | undefined => {
  if (units.length === 0) return { code: 'return-empty' }
  if (resolution === 'exchange') return { code: 'exchange-not-offered' }
  for (const { variantId, units: some } of units) {
    const line = order.lines.find((one) => one.variantId === variantId)
    if (!line) return { code: 'line-item-unknown', variantId }
    if (line.giftCards) return { code: 'gift-card-not-returned', variantId }
    const most = returnableUnits(order, variantId)
    if (!isUnits(some) || unitsOf(units, variantId) > most) return { code: 'units-beyond-sent', variantId, most }
  }
  return undefined
}

/** The same id again changes nothing. */
export const openReturn = (order: Order, asked: Opening, now: number): Answer => {
  const { returns = [] } = order
  if (returns.some(({ id }) => id === asked.id)) return ok(order)
  if (returns.length >= RETURNS_MAX) return refuse({ code: 'returns-too-many', most: RETURNS_MAX })
  const wrong = wrongUnits(order, asked)
  if (wrong) return refuse(wrong)
  const { atCounter, ...rest } = asked
  const isApproved = asked.kind === 'withdrawal' || asked.terms.approved
  const status = atCounter ? 'received' : isApproved ? 'approved' : 'requested'
  const opened: Return = { ...rest, status, requestedAt: now, since: now }
  const after = changed(order, { returns: [...returns, opened] }, now)
  return status === 'approved' ? approvedNow(after, opened, now) : ok(after)
}

const replaced = (order: Order, one: Return, now: number): Order =>
  changed(order, { returns: (order.returns ?? []).map((other) => (other.id === one.id ? one : other)) }, now)

/** The name under which the money of a return goes back. */
export const refundOfReturn = (id: string): string => `return ${id}`

/** Whether with these nothing of the order is left with its buyer. */
const isAllGone = ({ lines, cancellations = [], refunds = [] }: Order, parcels: readonly Parcel[]): boolean => {
  const gone = [...cancellations, ...refunds].flatMap((one) => one.parcels)
  return lines.every(({ variantId }) => unitsOf([...gone, ...parcels], variantId) === unitsOf(lines, variantId))
}

const refundingOf = (order: Order, one: Return, parcels: readonly Parcel[]): Refunding => {
  const { id, terms, delivery, inspection, resolution } = one
  const back = delivery && isAllGone(order, parcels) ? Math.min(delivery.amount, deliveryLeft(order)) : 0
  const keep = terms.fee.amount + (inspection?.less.amount ?? 0)
  return {
    id: refundOfReturn(id),
    cause: 'return',
    parcels,
    ...(back > 0 && { delivery: back }),
    ...(keep > 0 && { keep }),
    ...(resolution === 'credit' && { credit: { bonus: terms.bonus.amount } }),
  }
}

/** Its money goes back for these units, once. */
const paid = (order: Order, one: Return, units: readonly Parcel[], now: number): Answer => {
  if (one.refund || units.length === 0) return ok(order)
  const parcels = together(units)
  const refunding = refundingOf(order, one, parcels)
  const done: Result<Order, RefundRefusal> = refund(order, refunding, now)
  if (!done.ok) return refuse(done.refusal as ReturnRefusal)
  return ok(replaced(done.value, { ...one, refund: { id: refunding.id, parcels } }, now))
}

const endOf = ({ resolution }: Return): ReturnStatus => (resolution === 'credit' ? 'credited' : 'refunded')

/** What was agreed on for the moment when it is approved: the buyer keeps it, or has the money first. */
const approvedNow = (order: Order, one: Return, now: number): Answer => {
  const { terms, units } = one
  if (!terms.keep && terms.refundOn !== 'request') return ok(order)
  const after = terms.keep ? { ...one, status: endOf(one), since: now } : one
  return paid(replaced(order, after, now), after, units, now)
}

export type Moving =
  | { readonly act: 'approve' | 'decline' | 'send-back'; readonly answer: string }
  | { readonly act: 'cancel' | 'receive' | 'refund' }
  | { readonly act: 'send'; readonly carrier: string; readonly tracking: string }
  | ({ readonly act: 'inspect'; readonly less: number } & Pick<Inspection, 'taken' | 'why'>)

const wrongTaken = (one: Return, taken: Inspection['taken']): ReturnRefusal | undefined => {
  for (const { variantId, units } of taken) {
    const most = unitsOf(one.units, variantId)
    if (!isUnits(units) || unitsOf(taken, variantId) > most) return { code: 'units-beyond-return', variantId, most }
  }
  return undefined
}

const inspected = (order: Order, one: Return, said: Extract<Moving, { act: 'inspect' }>, now: number): Answer => {
  const wrong = wrongTaken(one, said.taken)
  if (wrong) return refuse(wrong)
  if (!Number.isSafeInteger(said.less) || said.less < 0)
    return refuse({ code: 'amount-beyond-order', most: money(0, order.currency) })
  const { taken, less, why } = said
  const inspection = { taken, less: money(less, order.currency), why, inspectedAt: now }
  const status = one.refund ? endOf(one) : 'inspected'
  return ok(replaced(order, { ...one, inspection, status, since: now }, now))
}

const sent = (order: Order, one: Return, { carrier, tracking }: { carrier: string; tracking: string }, now: number) => {
  const { parcel } = one
  if (parcel && parcel.carrier === carrier && parcel.tracking === tracking) return ok(order)
  // Under another number it is another parcel: what was heard of the one before is not of this one.
  const after = { carrier, tracking, sentAt: parcel?.sentAt ?? now }
  return ok(replaced(order, { ...one, parcel: after, status: 'sent', since: parcel ? one.since : now }, now))
}

/** Whether somebody has done this already: asked again it changes nothing. Of what says more it may be said otherwise. */
const isDone = ({ status }: Return, act: ReturnAct): boolean => {
  const { from, to } = RETURN_MOVES[act]
  return act !== 'inspect' && to.includes(status) && !from.includes(status)
}

/** Whoever of two comes second is told where it stands, or has what they wanted. */
export const moveReturn = (order: Order, id: string, move: Moving, now: number): Answer => {
  const one = order.returns?.find((other) => other.id === id)
  if (!one) return refuse({ code: 'return-unknown' })
  if (isDone(one, move.act)) return ok(order)
  if (one.kind === 'withdrawal' && move.act === 'decline') return refuse({ code: 'withdrawal-stands' })
  if (!RETURN_MOVES[move.act].from.includes(one.status)) return refuse({ code: 'return-moved', stands: one.status })
  const to = (status: ReturnStatus, more: Partial<Return> = {}): Return => ({ ...one, ...more, status, since: now })
  switch (move.act) {
    case 'approve': {
      const after = to('approved', said(move.answer))
      return approvedNow(replaced(order, after, now), after, now)
    }
    case 'decline':
      return ok(replaced(order, to('declined', said(move.answer)), now))
    case 'cancel':
      return one.refund ? refuse({ code: 'return-paid' }) : ok(replaced(order, to('cancelled'), now))
    case 'send':
      return sent(order, one, move, now)
    case 'receive':
      return ok(replaced(order, to('received'), now))
    case 'inspect':
      return inspected(order, one, move, now)
    case 'refund': {
      const { taken = [] } = one.inspection ?? {}
      const after = to(endOf(one))
      return taken.length === 0
        ? refuse({ code: 'return-empty' })
        : paid(replaced(order, after, now), after, taken, now)
    }
    case 'send-back': {
      if (one.refund) return refuse({ code: 'return-paid' })
      // What is on the shelf already is not sent to anybody.
      if ((one.inspection?.taken ?? []).length > 0) return refuse({ code: 'return-moved', stands: one.status })
      return ok(replaced(order, to('sent-back', said(move.answer)), now))
    }
  }
}

const said = (answer: string): Partial<Return> => (answer === '' ? {} : { answer })

/** What of an order would go back by it, as money and as credit; null: nothing, or it is refused anyway. */
export const refundOfReturning = (order: Order, done: Answer): Money | null => {
  const isNew = done.ok && (done.value.refunds?.length ?? 0) > (order.refunds?.length ?? 0)
  const last = isNew ? done.value.refunds?.at(-1) : undefined
  const amount = last ? last.refund.amount + creditedIn(last) : 0
  return amount > 0 ? money(amount, order.currency) : null
}

/** What its buyer, or the shop, has to say of it. */
export const noteReturn = (order: Order, id: string, note: Pick<Return, 'note' | 'answer'>, now: number): Answer => {
  const one = order.returns?.find((other) => other.id === id)
  if (!one) return refuse({ code: 'return-unknown' })
  const after = { ...one, ...note }
  return after.note === one.note && after.answer === one.answer ? ok(order) : ok(replaced(order, after, now))
}

const isScan = ({ status }: TrackingEvent): boolean => status !== 'unknown' && status !== 'pre-transit'

/** What a carrier says of its parcel. With its first scan the money goes back, where that was agreed on. */
export const trackReturn = (order: Order, id: string, heard: readonly TrackingEvent[], now: number): Answer => {
  const one = order.returns?.find((other) => other.id === id)
  if (!one?.parcel) return refuse({ code: 'return-unknown' })
  const { parcel, terms } = one
  const before = parcel.events ?? []
  const events = withEvents(
    before,
    heard.filter((event) => isPlausible(event, order.placedAt, now)),
  )
  if (events === before) return ok(order)
  const after = { ...one, parcel: { ...parcel, events } }
  const tracked = replaced(order, after, now)
  const isDue = terms.refundOn === 'first-scan' && events.some(isScan) && !isReturnOver(one) && one.status === 'sent'
  return isDue ? paid(tracked, after, one.units, now) : ok(tracked)
}
