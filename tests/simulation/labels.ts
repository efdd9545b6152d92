/**
 * A carrier that sells labels, each once for its key, and whose answers get lost. In the end each label that was paid for and not taken
 * back is of a parcel that left under it, or can: no money is lost, and nothing leaves twice.
 */
import { currency, money } from '#domain/money'
import type { LabelStep } from '#domain/logistics/labelling'
import { freeParcels, type Order } from '#domain/orders/order'
import { handParcelOver } from '#workers/flows/logistics/labels'
import { orderForStaff } from '#workers/flows/orders/orders'
import { askOrder } from '#workers/sharding/call-shard'
import type { Env } from '../../workers/env.ts'
import { ordersIn } from './accounts.ts'
import { patiently } from './shopper.ts'
import { someOrder, tried } from './staff.ts'
import type { World } from './world.ts'

const COST = money(500, currency('EUR'))
const RATE = { id: 'post', carrier: 'Post', service: 'Standard', cost: COST, days: null }

/** What the carrier has in its books: of each key the number that it sold under it. */
type Books = { readonly sold: Map<string, string>; readonly voided: Set<string> }
const books = new WeakMap<World, Books>()
const booksOf = (world: World): Books => {
  const known = books.get(world) ?? { sold: new Map<string, string>(), voided: new Set<string>() }
  books.set(world, known)
  return known
}

const stepped = (env: Env, order: Order['id'], step: LabelStep) =>
  askOrder(env, order, 'stepLabel', { order, step, idempotency: null })

/** The carrier is asked, and what it says is written down: either may be lost. */
const settle = async (env: Env, world: World, order: Order['id'], id: string, isVoid: boolean): Promise<void> => {
  const { sold, voided } = booksOf(world)
  if (isVoid) {
    await world.network.ask(() => voided.add(id))
    return void (await stepped(env, order, { step: 'voided', id }))
  }
  const tracking = await world.network.ask(() => {
    sold.set(id, sold.get(id) ?? `label ${id}`)
    return sold.get(id) ?? ''
  })
  const { carrier, service, cost } = RATE
  await stepped(env, order, { step: 'bought', id, sold: { label: id, tracking, carrier, service, cost } })
}

/** A label for some of an order; then its parcel leaves, or it is taken back, or it lies there. */
export const shipByLabel = async (world: World): Promise<void> => {
  const { dice, witness } = world
  const found = await someOrder(world)
  const seen = found && (await tried(world, (env) => orderForStaff(env, found)))
  if (!seen) return
  const order = seen.order.id
  const id = `shipment-${++witness.keys}`
  const open = freeParcels(seen.order)
  const parcels = dice.chance(0.5) ? open : open.slice(0, 1).map(({ variantId }) => ({ variantId, units: 1 }))
  const begun = await tried(world, (env) =>
    stepped(env, order, { step: 'buy', buying: { id, parcels, grams: 1, rate: RATE } }),
  )
  if (!begun?.ok) return
  await tried(world, (env) => settle(env, world, order, id, false))
  await world.clock.sleep(dice.between(0, 600_000))
  if (dice.chance(0.25)) {
    const voiding = await tried(world, (env) => stepped(env, order, { step: 'void', id }))
    if (voiding?.ok) await tried(world, (env) => settle(env, world, order, id, true))
  } else if (dice.chance(0.8)) {
    const idempotency = { key: id, request: id }
    const left = await tried(world, (env) => handParcelOver(env, { order, label: id, idempotency }))
    if (left?.ok) witness.shipped.set(id, order)
  }
}

/** What nobody has answered is asked for again, by the truth of each shard. */
export const settleAll = async (world: World): Promise<void> => {
  for (const { id } of ordersIn(world))
    await patiently(world, async (env) => {
      const seen = await orderForStaff(env, id)
      for (const label of seen?.order.labels ?? [])
        if (label.state !== 'bought') await settle(env, world, id, label.id, label.state === 'voiding')
    })
}

export const brokenLabels = (world: World): string[] => {
  const { sold, voided } = booksOf(world)
  const there = ordersIn(world).flatMap(({ labels = [], shipments }) => [
    ...labels.map(({ id, state, tracking }) => ({ id, state, tracking })),
    ...shipments.flatMap(({ id, bought, tracking }) => (bought ? { id, state: 'bought' as const, tracking } : [])),
  ])
  return [
    ...there.flatMap(({ id, state, tracking }) => {
      if (state !== 'bought') return [`label ${id} is still ${state}`]
      return sold.get(id) === tracking ? [] : [`label ${id} has ${tracking}, and its carrier sold ${sold.get(id)}`]
    }),
    ...[...sold.keys()].flatMap((id) => {
      const times = there.filter((one) => one.id === id).length
      const expected = voided.has(id) ? 0 : 1
      return times === expected ? [] : [`label ${id} is paid for and there ${times} times`]
    }),
  ]
}
