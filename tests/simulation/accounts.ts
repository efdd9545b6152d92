/** Orders, money and units at the end: each order paid once, each payment for one order, each unit accounted for. */
import type { ItemKey, OrderId, PaymentId, VariantId } from '#domain/ids'
import type { HoldState } from '#domain/inventory/hold'
import type { Cart } from '#domain/orders/cart'
import { keptUnits } from '#domain/orders/cancellation'
import { refundBeside } from '#domain/orders/sources'
import { creditedIn, moneyBackOf, sumBack } from '#domain/orders/money-back'
import type { Order } from '#domain/orders/order'
import { leftToPay, sumOf } from '#domain/orders/stored-payments'
import { itemOf } from '#domain/sharding/lanes'
import { brokenPromise } from './promises.ts'
import { returnedOf, type Payment } from './provider.ts'
import type { World } from './world.ts'

export const ordersIn = ({ orders }: World): Order[] =>
  [...orders.values()].flatMap(({ machine }) =>
    machine
      .read<{ order: string }>('SELECT "order" FROM orders ORDER BY id')
      .map((row) => JSON.parse(row.order) as Order),
  )

export const cartsIn = ({ orders }: World): Cart[] =>
  [...orders.values()].flatMap(({ machine }) =>
    machine.read<{ cart: string }>('SELECT cart FROM carts ORDER BY id').map((row) => JSON.parse(row.cart) as Cart),
  )

type Held = { readonly id: PaymentId; readonly state: HoldState; readonly item: ItemKey; readonly units: number }

const holdsIn = ({ inventory }: World): Held[] =>
  [...inventory.values()].flatMap(({ machine }) =>
    machine.read<Held>(
      `SELECT h.id, h.state, l.item, sum(l.units) AS units
       FROM holds AS h JOIN hold_lines AS l ON l.hold = h.id AND l.item = h.item GROUP BY h.id, l.item`,
    ),
  )

export const brokenOrders = (world: World): string[] => {
  const orders = ordersIn(world)
  const holds = Map.groupBy(holdsIn(world), ({ id }) => id)
  const byId = new Map(orders.map((order) => [order.id, order]))
  const byPayment = Map.groupBy(orders, ({ paymentId }) => paymentId)
  return [
    ...orders.flatMap((order) => paidOnce(order, world.provider.payments.get(order.paymentId), world)),
    ...orders.flatMap((order) => unitsOf(order, holds.get(order.holdId) ?? [])),
    ...[...world.provider.payments.values()].flatMap((payment) => soldFor(payment, byPayment.get(payment.id) ?? [])),
    ...[...holds.values()].flat().flatMap(({ id, state }) => (state === 'held' ? [`${id} still holds units`] : [])),
    ...cartsIn(world).flatMap((cart) => ended(cart, byId.get(cart.orderId ?? ('' as OrderId)))),
    ...promises(world, byId),
    ...world.provider.complaints,
  ]
}

/**
 * What was paid is what the shop keeps and what it has given back, by the provider and to gift cards; each unit was sent, cancelled, or
 * is still to be sent.
 */
const paidOnce = (order: Order, payment: Payment | undefined, world: World): string[] => {
  const { id, status, payment: state, paymentId, lines } = order
  const backs = moneyBackOf(order)
  const owed = backs.reduce((sum, one) => sum + refundBeside(one).amount, 0)
  const toCards = backs.reduce((sum, one) => sum + sumOf(one.returned ?? []), 0)
  const byCards = sumOf(order.payments ?? [])
  const left = leftToPay(order).amount
  for (const { variantId, units } of lines) {
    const parts = [...order.shipments, ...(order.cancellations ?? [])].flatMap(({ parcels }) => parcels)
    const gone = parts.reduce((sum, part) => (part.variantId === variantId ? sum + part.units : sum), 0)
    if (gone > units) return [`${id} sent and cancelled ${gone} of ${units} units of ${variantId}`]
    if (gone < units && (status === 'shipped' || status === 'cancelled'))
      return [`${id} is ${status}, and ${units - gone} units of ${variantId} are open`]
  }
  if (order.authorisation) return brokenPromise(order, payment, world)
  const paid = payment?.paid?.amount ?? 0
  if (left > 0 && paid === 0) return [`${id} was never paid (${paymentId})`]
  if (paid !== left) return [`${id} leaves ${left} to pay, ${paid} was paid`]
  const returned = payment ? returnedOf(payment) : 0
  if (toCards > byCards) return [`${id} was paid ${byCards} by cards, and ${toCards} went back to them`]
  if (toCards > 0 && returned !== paid)
    return [`${id} gave ${toCards} back to cards before ${paid - returned} otherwise`]
  if (returned !== owed) return [`${id} owes ${owed} back, and ${returned} went back`]
  if (status === 'cancelled')
    return returned === paid && toCards === byCards && state === 'refunded'
      ? []
      : [`${id} is cancelled and not refunded: ${state}, ${returned} of ${paid}, and ${toCards} of ${byCards} to cards`]
  const back = returned + toCards + sumBack(backs, creditedIn)
  const due = back === 0 ? 'paid' : back === paid + byCards ? 'refunded' : 'part-refunded'
  return state === due ? [] : [`${id} is ${status} and ${state}, and ${returned} of its money went back`]
}

/** Of what is counted and not oversold, an order has taken exactly the units that it keeps; a cancelled one none. */
const unitsOf = (order: Order, held: readonly Held[]): string[] => {
  const { id, status, lines } = order
  const taken = new Map<VariantId, number>()
  for (const { item, units: some, state } of held) {
    if (state === 'taken') taken.set(itemOf(item), (taken.get(itemOf(item)) ?? 0) + some)
  }
  return lines.flatMap(({ variantId, tracked, oversell }) => {
    const has = taken.get(variantId) ?? 0
    const due = tracked ? keptUnits(order, variantId) : 0
    if (has === due || (oversell && has < due)) return []
    return [`${id} is ${status} and has taken ${has} of ${due} units of ${variantId}`]
  })
}

const soldFor = (payment: Payment, orders: readonly Order[]): string[] => {
  const { id, paid } = payment
  if (!paid || returnedOf(payment) === paid.amount) return []
  const sold = orders.filter(({ status }) => status !== 'cancelled')
  return sold.length === 1 ? [] : [`the money of ${id} is kept, for ${sold.length} orders`]
}

/** Nothing is under way any more, and an order has the line items of its cart: it did not change under the payment. */
const ended = ({ id, payment, orderId, lines }: Cart, order: Order | undefined): string[] => {
  if (payment && payment.state !== 'paid' && payment.state !== 'failed')
    return [`${payment.id} is ${payment.state} for ever`]
  if (orderId && !order) return [`${id} became ${orderId}, which is not there`]
  if (!order || order.cancelReason === 'payment-late' || order.paymentId !== order.holdId) return []
  const said = (of: readonly { readonly variantId: VariantId; readonly units: number }[]) =>
    JSON.stringify(of.map(({ variantId, units }) => [variantId, units]))
  return said(lines) === said(order.lines)
    ? []
    : [`${id} changed under its payment: ${said(lines)}, ${said(order.lines)}`]
}

/** A count moves what was found missing, or too much, and nothing of what was sold while somebody counted. */
const miscounted = ({ witness, inventory }: Pick<World, 'witness' | 'inventory'>): string[] =>
  [...witness.changes].flatMap(([id, { change, done }]) => {
    if (!done || change.type !== 'count' || typeof change.basedOn !== 'number') return []
    const found = change.units - change.basedOn
    const moved = [...inventory.values()].flatMap(({ machine }) =>
      machine.read<{ units: number }>(
        `SELECT iif(credit = 'available', units, -units) AS units FROM movements WHERE cause_id = ?1 OR cause_id GLOB ?1 || '#*'`,
        id,
      ),
    )
    const sum = moved.reduce((all, { units }) => all + units, 0)
    return sum === found ? [] : [`${id} counted ${found} more than were seen, and moved ${sum}`]
  })

/** The shop stands by what it has told. */
const promises = ({ witness, inventory }: World, byId: ReadonlyMap<OrderId, Order>): string[] => {
  const broken: string[] = []
  for (const [id, told] of witness.completed) {
    const order = byId.get(id)
    if (!order) broken.push(`a shopper was told of ${id}, which is not there`)
    else if (order.paymentId !== told.paymentId) broken.push(`${id} is not the order that its shopper was told of`)
  }
  for (const [shipment, id] of witness.shipped) {
    const sent = byId.get(id)?.shipments.filter((one) => one.id === shipment).length ?? 0
    if (sent !== 1) broken.push(`${shipment} of ${id} is there ${sent} times`)
  }
  for (const [cancellation, id] of witness.cancelled)
    if (!byId.get(id)?.cancellations?.some((one) => one.id === cancellation))
      broken.push(`staff were told that ${id} is cancelled`)
  broken.push(...miscounted({ witness, inventory }))
  for (const [id, { done }] of witness.changes) {
    const times = [...inventory.values()].reduce(
      (sum, { machine }) => sum + machine.read('SELECT 1 FROM movements WHERE cause_id = ?', id).length,
      0,
    )
    if (times > 1 || (done && times === 0)) broken.push(`${id} was carried out ${times} times`)
  }
  return broken
}
