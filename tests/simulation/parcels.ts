/**
 * A carrier that knows the whole way of each parcel, and tells of it in pieces: repeatedly, late and in any order. At the end each parcel
 * stands where its carrier knows it, however it was told, and its receiver was told of each move once.
 */
import { standingOf, withEvents, type TrackingEvent, type TrackingStatus } from '#domain/logistics/tracking'
import { toldStatus } from '#domain/notifications/message'
import type { Order, Shipment } from '#domain/orders/order'
import { hearOfParcels } from '#workers/flows/logistics/carriers'
import type { CarrierProvider } from '#workers/providers/carriers/provider'
import { ordersIn } from './accounts.ts'
import { factsIn } from './deliveries.ts'
import { diceOf } from './dice.ts'
import { isAmong, WITH_PARCELS } from './kinds.ts'
import { brokenLabels, settleAll, shipByLabel } from './labels.ts'
import { patiently } from './shopper.ts'
import { someOrder, shipSome } from './staff.ts'
import type { World } from './world.ts'

export const isFollowed = (seed: number): boolean => isAmong(seed, WITH_PARCELS)

const MINUTE_MS = 60_000

const WAYS: readonly (readonly TrackingStatus[])[] = [
  ['in-transit', 'unknown', 'in-transit', 'out-for-delivery', 'delivered', 'in-transit'],
  ['in-transit', 'out-for-delivery', 'failure', 'in-transit', 'out-for-delivery', 'delivered', 'in-transit'],
  ['in-transit', 'out-for-delivery', 'failure', 'available-for-pickup', 'delivered', 'unknown', 'in-transit'],
  ['in-transit', 'failure', 'return-to-sender', 'in-transit', 'delivered'],
  ['in-transit', 'lost', 'in-transit', 'out-for-delivery', 'delivered', 'return-to-sender'],
  ['in-transit', 'in-transit', 'lost'],
]

/** The same whenever it is asked for: of its own dice, by its name. */
const wayOf = ({ id, shippedAt }: Shipment): readonly TrackingEvent[] => {
  const { between, pick } = diceOf(Array.from(id).reduce((sum, sign) => sum * 31 + (sign.codePointAt(0) ?? 0), 7))
  let at = shippedAt
  return pick(WAYS as [(typeof WAYS)[number], ...typeof WAYS]).map((status, step) => {
    at += between(1, 9) * MINUTE_MS
    return { at, status, place: `depot ${step}`, text: '' }
  })
}

const CARRIER: CarrierProvider = { carriers: [], everyMs: 0, track: async () => ({ type: 'unknown' }) }

/** Some of what has happened until now, some of it twice, in whatever order. */
const tell = async (world: World, shipment: Shipment): Promise<void> => {
  const { clock, dice } = world
  const known = wayOf(shipment).filter(({ at }) => at <= clock.shown)
  const some = dice.shuffled([...known, ...known]).slice(0, dice.between(1, 4))
  const news = [{ tracking: shipment.tracking, events: some }]
  await patiently(world, (env) => hearOfParcels(env, CARRIER, news))
}

/** A parcel leaves, or the carrier tells of one that has left. */
export const followParcels = async (world: World): Promise<void> => {
  if (world.dice.chance(0.3)) return world.dice.chance(0.5) ? shipByLabel(world) : shipSome(world)
  const id = await someOrder(world)
  const order = ordersIn(world).find((one) => one.id === id)
  for (const shipment of order?.shipments ?? []) await tell(world, shipment)
}

/** In the end its carrier tells all of it, the last of it once more behind the rest. */
export const tellWholeWays = async (world: World): Promise<void> => {
  await settleAll(world)
  for (const { shipments } of ordersIn(world))
    for (const { tracking, ...shipment } of shipments) {
      const events = wayOf({ tracking, ...shipment }).filter(({ at }) => at <= world.clock.shown)
      for (const heard of [events.slice(0, -1), events.toReversed()])
        await patiently(world, (env) => hearOfParcels(env, CARRIER, [{ tracking, events: heard }]))
    }
}

export const brokenParcels = (world: World): string[] => [
  ...ordersIn(world).flatMap((order) => order.shipments.flatMap((shipment) => standsWrong(order, shipment))),
  ...toldTwice(world),
  ...brokenLabels(world),
]

const standsWrong = ({ id }: Order, shipment: Shipment): string[] => {
  const { status } = standingOf(shipment)
  const whole = withEvents([], wayOf(shipment))
  const known = standingOf({ events: whole, shippedAt: shipment.shippedAt }).status
  return status === known ? [] : [`${shipment.id} of ${id} stands at ${status}, and its carrier knows it ${known}`]
}

/** Where it ends it comes once. */
const toldTwice = (world: World): string[] => {
  const told = new Map<string, number>()
  for (const { event } of factsIn(world)) {
    if (event.type !== 'shipment-updated') continue
    if (event.news.length === 0) return [`${event.id} told of nothing new`]
    const status = toldStatus(event)
    if (status !== 'delivered' && status !== 'return-to-sender') continue
    const what = `${event.shipment.id}: ${status}`
    told.set(what, (told.get(what) ?? 0) + 1)
  }
  return [...told].flatMap(([what, times]) => (times === 1 ? [] : [`${what} was told ${times} times`]))
}
