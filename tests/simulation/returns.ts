/**
 * Shops to which goods come back: buyers and staff ask for it, move it, look at it and pay for it, twice and at once, while things fail.
 * At the end, of each order: never more came back than was sent, what is sold again is on its shelf once, what was promised as credit was
 * dealt once, and all that went back is no more than was paid.
 */
import type { Return } from '#domain/after-sales/return'
import type { Moving, Opening } from '#domain/after-sales/returning'
import { locationId } from '#domain/ids'
import { money } from '#domain/money'
import { moneyBackOf, sumBack, worthOf, type Refund } from '#domain/orders/money-back'
import { unitsOf, type Order, type Parcel } from '#domain/orders/order'
import { payableOf } from '#domain/orders/stored-payments'
import { moveReturn, openReturn, trackReturn } from '#workers/flows/after-sales/returns'
import { orderForStaff } from '#workers/flows/orders/orders'
import { askOrder } from '#workers/sharding/call-shard'
import { ordersIn } from './accounts.ts'
import { isAmong, WITH_RETURNS } from './kinds.ts'
import { patiently } from './shopper.ts'
import { shipSome, someOrder } from './staff.ts'
import type { World } from './world.ts'

export const takesBack = (seed: number): boolean => isAmong(seed, WITH_RETURNS)

const MAIN = locationId('main') ?? null

const openingOf = ({ dice, witness }: World, { shipments, currency }: Order): Opening => {
  const sent = shipments.flatMap(({ parcels }) => parcels)
  const units = dice
    .shuffled(sent)
    .slice(0, dice.between(1, 2))
    .map(({ variantId, units: some }) => ({
      variantId,
      units: dice.between(1, some),
      reason: 'unsaid' as const,
      note: '',
      pictures: [],
    }))
  return {
    id: `return-${++witness.keys}`,
    kind: dice.chance(0.2) ? 'withdrawal' : 'return',
    by: 'buyer',
    units,
    resolution: dice.chance(0.25) ? 'credit' : 'refund',
    terms: {
      carriage: 'shop',
      fee: money(dice.chance(0.3) ? 130 : 0, currency),
      refundOn: dice.pick(['request', 'first-scan', 'inspection']),
      keep: dice.chance(0.1),
      bonus: money(dice.chance(0.5) ? 70 : 0, currency),
      approved: dice.chance(0.7),
    },
    delivery: money(490, currency),
    atCounter: dice.chance(0.3),
  }
}

const nextMoves = ({ dice }: World, one: Return): readonly Moving[] => {
  const taken = one.units.map(({ variantId, units }) => {
    const to = dice.pick(['sell', 'sell', 'repair', 'nowhere'] as const)
    return { variantId, units: dice.between(1, units), to, location: to === 'nowhere' ? null : MAIN }
  })
  const looked = { act: 'inspect', taken, less: dice.chance(0.3) ? 45 : 0, why: '' } as const
  const all: Readonly<Partial<Record<Return['status'], readonly Moving[]>>> = {
    requested: [{ act: 'approve', answer: '' }, { act: 'decline', answer: '' }, { act: 'cancel' }],
    approved: [{ act: 'send', carrier: 'Post', tracking: one.id }, { act: 'receive' }, { act: 'cancel' }],
    sent: [{ act: 'receive' }],
    received: [looked, looked, { act: 'send-back', answer: '' }],
    inspected: [{ act: 'refund' }, { act: 'refund' }, { act: 'send-back', answer: '' }],
  }
  return all[one.status] ?? [{ act: 'refund' }]
}

/** One of the staff says it, and perhaps says it again, or somebody else says something else in the same moment. */
const moveOn = async (world: World, order: Order, one: Return): Promise<void> => {
  const { clock, dice, witness } = world
  const say = async (move: Moving) => {
    await clock.sleep(dice.between(0, 500))
    const key = `move-${++witness.keys}`
    const ask = { order: order.id, id: one.id, move, idempotency: { key, request: key } }
    await patiently(world, (env) => moveReturn(env, ask))
    if (dice.chance(0.2)) await patiently(world, (env) => moveReturn(env, ask))
  }
  const moves = nextMoves(world, one) as [Moving, ...Moving[]]
  await Promise.all(Array.from({ length: dice.chance(0.3) ? 2 : 1 }, () => say(dice.pick(moves))))
  if (one.status !== 'sent') return
  const heard = [{ at: clock.shown, status: 'in-transit', place: 'depot', text: '' }] as const
  await patiently(world, (env) => trackReturn(env, { order: order.id, id: one.id, heard }))
}

/** Money alone: a gesture, or a part of what delivery has cost. */
const giveAlone = async (world: World, { id: order }: Order): Promise<void> => {
  const id = `gesture-${++world.witness.keys}`
  const parts = world.dice.chance(0.5) ? { delivery: 150 } : { amount: world.dice.between(1, 900) }
  const refunding = { id, cause: 'goodwill' as const, parcels: [], ...parts }
  const ask = { order, refunding, idempotency: { key: id, request: id } }
  const done = await patiently(world, (env) => askOrder(env, order, 'refund', ask))
  if (done?.ok) world.witness.promisedBack.set(id, order)
}

/** Something is sent, comes back, or goes on. */
export const returnSome = async (world: World): Promise<void> => {
  const { dice, witness } = world
  if (dice.chance(0.25)) return shipSome(world)
  const id = await someOrder(world)
  const seen = id && (await patiently(world, (env) => orderForStaff(env, id)))
  if (!seen) return
  const { order } = seen
  const open = order.returns ?? []
  if (open.length > 0 && dice.chance(0.7)) return moveOn(world, order, dice.pick(open as [Return, ...Return[]]))
  if (dice.chance(0.15)) return giveAlone(world, order)
  if (order.shipments.length === 0) return
  const opening = openingOf(world, order)
  const ask = { order: order.id, opening, idempotency: { key: opening.id, request: opening.id } }
  const done = await patiently(world, (env) => openReturn(env, ask))
  if (done?.ok) witness.promisedBack.set(opening.id, order.id)
}

const all = (parts: readonly { readonly parcels: readonly Parcel[] }[]): Parcel[] => parts.flatMap((one) => one.parcels)

type Shelved = { readonly times: number; readonly units: number }

/** In how many movements, and by how many units. */
const shelved = ({ inventory }: World, cause: string) =>
  [...inventory.values()]
    .flatMap(({ machine }) => machine.read<{ units: number }>('SELECT units FROM movements WHERE cause_id = ?', cause))
    .reduce<Shelved>((sum, { units }) => ({ times: sum.times + 1, units: sum.units + units }), { times: 0, units: 0 })

const misplaced = (world: World, order: Order, { id, inspection }: Return): string[] => {
  const taken = inspection?.taken ?? []
  return [...new Set(order.lines.map(({ variantId }) => variantId))].flatMap((variantId) => {
    const isCounted = order.lines.some((line) => line.variantId === variantId && line.tracked)
    const due = isCounted
      ? unitsOf(
          taken.filter(({ to }) => to === 'sell'),
          variantId,
        )
      : 0
    const found = shelved(world, `return ${order.id} ${id} ${variantId} main`)
    if (found.units === due && found.times === (due > 0 ? 1 : 0)) return []
    return [
      `${id} of ${order.id} put ${found.units} of ${due} units of ${variantId} on the shelf, in ${found.times} times`,
    ]
  })
}

/** What was promised as credit lies on one card, mailed to whoever bought it. */
const uncredited = ({ stores }: World, { id, name, customerId }: Order, back: readonly Refund[]): string[] => {
  if (customerId) return []
  const due = back.reduce(
    (sum, { credited }) => sum + (credited ? credited.amount.amount + credited.bonus.amount : 0),
    0,
  )
  const dealt = stores.transactions.sqlite
    .prepare(`SELECT coalesce(sum(issued), 0) AS n FROM stored_values WHERE note = ?`)
    .get(name)
  return Number(dealt?.['n']) === due ? [] : [`${id} owes ${due} as credit, and ${String(dealt?.['n'])} was dealt`]
}

const wrongIn = (world: World, order: Order): string[] => {
  const { id, lines, shipments, returns = [], refunds = [], totals } = order
  const worth = sumBack(moneyBackOf(order), worthOf)
  const payable = payableOf(totals).amount
  if (worth > payable) return [`${id} costs ${payable}, and ${worth} of it is gone`]
  for (const { variantId } of lines) {
    const sent = unitsOf(all(shipments), variantId)
    const taken = unitsOf(
      returns.flatMap(({ inspection }) => inspection?.taken ?? []),
      variantId,
    )
    const paid = unitsOf(all(refunds), variantId)
    if (Math.max(taken, paid) > sent)
      return [`${id} sent ${sent} units of ${variantId}, ${taken} came back, and ${paid} were paid for`]
  }
  const open = moneyBackOf(order).filter(({ refundedAt }) => refundedAt === null)
  return [
    ...open.map((one) => `${one.id} of ${id} is to go back for ever`),
    ...returns.flatMap((one) => misplaced(world, order, one)),
    ...uncredited(world, order, refunds),
  ]
}

export const brokenReturns = (world: World): string[] => {
  const orders = ordersIn(world)
  const byId = new Map(orders.map((order) => [order.id, order]))
  return [
    ...orders.flatMap((order) => wrongIn(world, order)),
    ...[...world.witness.promisedBack].flatMap(([id, of]) => {
      const { returns = [], refunds = [] } = byId.get(of) ?? {}
      const times = [...returns, ...refunds].filter((one) => one.id === id).length
      return times === 1 ? [] : [`${id} of ${of} is there ${times} times`]
    }),
  ]
}
