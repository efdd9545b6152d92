/** What carriers say of parcels goes to the orders that they are of: by webhook when it happens, by asking when nobody has told. */
import type { TrackingEvent } from '#domain/logistics/tracking'
import { returnsNumbered, takeReturnsToAsk, type ReturnName } from '#schema/transactions/after-sales/returns'
import { shipmentsNumbered, takeToAsk, type ShipmentName } from '#schema/transactions/logistics/shipments'
import type { Env } from '../../env.ts'
import { carrierProviderOf } from '../../providers/carriers/index.ts'
import { speaksFor, type CarrierProvider, type TrackingNews } from '../../providers/carriers/provider.ts'
import { trackReturn } from '../after-sales/returns.ts'
import { trackShipment } from '../orders/orders.ts'

const DAY_MS = 24 * 60 * 60_000
/** Of what left longer ago nothing is awaited any more. */
const AWAITED_MS = 60 * DAY_MS
/** Parcels that one look asks for; the sweep looks each minute. */
const TOGETHER_MAX = 20

/** What was heard of a parcel before changes nothing. */
const hear = async (
  env: Env,
  { order, shipment }: Omit<ShipmentName, 'carrier'>,
  heard: readonly TrackingEvent[],
): Promise<void> => {
  if (heard.length === 0) return
  const done = await trackShipment(env, { order, shipment, heard, idempotency: null })
  // The copy may know of one whose order has gone with a shard's data: nobody is to be told of that again and again.
  if (!done.ok) console.error(`${shipment} of ${order} was not tracked: ${done.refusal.code}`)
}

/** The same of what comes back: with its first scan money may be due. */
const hearOfReturn = async (
  env: Env,
  { order, id }: Omit<ReturnName, 'carrier'>,
  heard: readonly TrackingEvent[],
): Promise<void> => {
  if (heard.length === 0) return
  const done = await trackReturn(env, { order, id, heard })
  if (!done.ok) console.error(`${id} of ${order} was not tracked: ${done.refusal.code}`)
}

/** Of numbers that nobody here has sent nothing is kept. */
export const hearOfParcels = async (
  env: Env,
  carrier: CarrierProvider,
  news: readonly TrackingNews[],
): Promise<void> => {
  for (const { tracking, events } of news) {
    for (const named of await shipmentsNumbered(env.TRANSACTIONS_DB, tracking))
      if (speaksFor(carrier, named.carrier)) await hear(env, named, events)
    for (const named of await returnsNumbered(env.TRANSACTIONS_DB, tracking))
      if (speaksFor(carrier, named.carrier)) await hearOfReturn(env, named, events)
  }
}

/** Asks for those whose turn it is: a webhook may be lost, and some carriers have none. */
export const askCarriers = async (env: Env, now: number): Promise<void> => {
  const carrier = carrierProviderOf(env)
  if (!carrier) return
  const due = {
    askedBefore: now - carrier.everyMs,
    shippedAfter: now - AWAITED_MS,
    carriers: carrier.carriers.map((one) => one.toLowerCase()),
    most: TOGETHER_MAX,
  }
  const heardOf = async (tracking: string, shippedAt: number): Promise<readonly TrackingEvent[]> => {
    const answer = await carrier.track({ tracking, shippedAt }, now)
    if (answer.type === 'failed') console.error(`${tracking} was asked for in vain: ${answer.reason}`)
    return answer.type === 'known' ? answer.events : []
  }
  const asked = await takeToAsk(env.TRANSACTIONS_DB, due, now)
  const coming = await takeReturnsToAsk(env.TRANSACTIONS_DB, due, now)
  await Promise.all([
    ...asked.map(async ({ tracking, shippedAt, ...named }) => hear(env, named, await heardOf(tracking, shippedAt))),
    ...coming.map(async ({ tracking, sentAt, ...named }) => hearOfReturn(env, named, await heardOf(tracking, sentAt))),
  ])
}
