/**
 * Labels are bought and voided as money is taken: each is written down in the order's shard before its carrier is asked, asked for again
 * by the same key until the carrier has answered, and done once.
 */
import type { Idempotency, IdempotencyRefusal } from '#domain/idempotency'
import type { OrderId } from '#domain/ids'
import { isPending, LABEL_SETTLES_WITHIN_MS, type CarrierRate, type ShippingLabel } from '#domain/logistics/label'
import { labelOf, type LabelRefusal, type LabelStep } from '#domain/logistics/labelling'
import type { Order } from '#domain/orders/order'
import { refuse, type Result } from '#domain/result'
import { unsettledLabels } from '#schema/transactions/logistics/labels'
import type { Env } from '../../env.ts'
import { carrierProviderOf } from '../../providers/carriers/index.ts'
import type { LabelSeller, ParcelAsked } from '../../providers/carriers/labels.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { parcelAsked } from './parcel-asked.ts'

/** Labels that one look asks for; the sweep looks each minute. */
const TOGETHER_MAX = 20

export type LabelAnswer = Result<Order, LabelRefusal | IdempotencyRefusal>

export const sellerOf = (env: Env): LabelSeller | undefined => carrierProviderOf(env)?.labels

const stepped = async (
  env: Env,
  order: OrderId,
  step: LabelStep,
  idempotency: Idempotency | null = null,
): Promise<LabelAnswer> => askOrder(env, order, 'stepLabel', { order, step, idempotency })

type Ended = {
  readonly order: Order
  /** The carrier's word where it did not do what it was asked. */
  readonly said: 'refused' | 'kept' | 'silent' | null
}

const ended = async (env: Env, order: Order, step: LabelStep, said: Ended['said']): Promise<Ended> => {
  const done = await stepped(env, order.id, step)
  if (!done.ok) throw new Error(`a label of ${order.id} cannot be ended: ${done.refusal.code}`)
  return { order: done.value, said }
}

const asked = async (env: Env, order: Order, label: ShippingLabel, now: number): Promise<ParcelAsked | undefined> => {
  const parcel = await parcelAsked(env, order, label, now)
  if (!parcel.ok) console.error(`${label.id} of ${order.id} cannot be told to its carrier: ${parcel.refusal.code}`)
  return parcel.ok ? parcel.value : undefined
}

/** What was written down is asked for. Whoever does not answer is asked again by the sweep. */
const settle = async (env: Env, order: Order, label: ShippingLabel, now: number): Promise<Ended> => {
  const { id, rate } = label
  const seller = sellerOf(env)
  const silent = { order, said: 'silent' } as const
  if (!seller) return silent
  if (label.state === 'voiding') {
    const answer = await seller.void(label)
    if (answer.type === 'failed') console.error(`${id} was not voided: ${answer.reason}`)
    if (answer.type === 'failed') return silent
    return answer.type === 'voided'
      ? ended(env, order, { step: 'voided', id }, null)
      : ended(env, order, { step: 'kept', id }, 'kept')
  }
  const parcel = await asked(env, order, label, now)
  if (!parcel) return silent
  const answer = await seller.buy(parcel, { id, rate })
  if (answer.type !== 'sold') console.error(`${id} was not sold: ${answer.reason}`)
  if (answer.type === 'failed') return silent
  return answer.type === 'sold'
    ? ended(env, order, { step: 'bought', id, sold: answer.sold }, null)
    : ended(env, order, { step: 'refused', id }, 'refused')
}

export type LabelBuying = {
  readonly order: Order
  readonly id: string
  readonly parcel: ParcelAsked
  readonly parcels: ShippingLabel['parcels']
  readonly rate: CarrierRate
  readonly idempotency: Idempotency
}

/** @returns `said`: what its carrier said against it; `silent`: it is asked again */
export const buyLabel = async (
  env: Env,
  { order, id, parcel, parcels, rate, idempotency }: LabelBuying,
  now: number,
): Promise<Result<Ended, LabelRefusal | IdempotencyRefusal>> => {
  const buying = { id, parcels, grams: parcel.grams, rate }
  const begun = await stepped(env, order.id, { step: 'buy', buying }, idempotency)
  if (!begun.ok) return begun
  const label = labelOf(begun.value, id)
  const value =
    label?.state === 'buying' ? await settle(env, begun.value, label, now) : { order: begun.value, said: null }
  return { ok: true, value }
}

export const voidLabel = async (
  env: Env,
  order: OrderId,
  id: string,
  now: number,
): Promise<Result<Ended, LabelRefusal | IdempotencyRefusal>> => {
  const begun = await stepped(env, order, { step: 'void', id })
  if (!begun.ok) return begun
  const label = labelOf(begun.value, id)
  return label ? { ok: true, value: await settle(env, begun.value, label, now) } : refuse({ code: 'label-unknown' })
}

/** It was bought by this request before, or by another with its key, which is refused. */
export const boughtBefore = (env: Env, { id: order }: Order, idempotency: Idempotency): Promise<LabelAnswer> =>
  askOrder(env, order, 'stepLabel', { order, step: { step: 'again' }, idempotency })

export const handParcelOver = (
  env: Env,
  ask: { readonly order: OrderId; readonly label: string; readonly idempotency: Idempotency },
): Promise<LabelAnswer> => askOrder(env, ask.order, 'handParcelOver', ask)

/** A Worker may have died between what was written down and the answer of the carrier. */
export const settleLabels = async (env: Env, now: number): Promise<void> => {
  if (!sellerOf(env)) return
  const due = await unsettledLabels(env.TRANSACTIONS_DB, now - LABEL_SETTLES_WITHIN_MS, TOGETHER_MAX)
  for (const { order: id, label: named } of due) {
    const { order } = await askOrder(env, id, 'orderForStaff', id)
    const label = order && labelOf(order, named)
    if (order && label && isPending(label)) await settle(env, order, label, now)
  }
}
