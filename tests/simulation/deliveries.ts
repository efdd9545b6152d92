/** Every listener was told of every fact that is meant for it, and acted on each once. */
import { listenersTo, type Event } from '#domain/events'
import { availabilityFor } from '#domain/inventory/stock'
import { isNotified, toldStatus } from '#domain/notifications/message'
import { toldReturn } from '#domain/notifications/returns'
import { salesIn } from '#domain/statistics/sales'
import { ordersIn } from './accounts.ts'
import type { World } from './world.ts'

type Recorded = { readonly event: Event; readonly unheard: number }

export const factsIn = ({ orders, inventory }: World): Recorded[] =>
  [...orders, ...inventory].flatMap(([shard, { machine }]) =>
    machine
      .read<{ sequence: number; at: number; fact: string; unheard: number; id: string | null }>(
        'SELECT * FROM events ORDER BY sequence',
      )
      .map(({ sequence, at, fact, unheard, id }) => ({
        event: { ...JSON.parse(fact), id: id ?? `${shard}:${sequence}`, at } as Event,
        unheard,
      })),
  )

export const brokenDeliveries = (world: World): string[] => {
  const facts = factsIn(world)
  const events = facts.map(({ event }) => event)
  return [
    ...facts.flatMap(({ event, unheard }) =>
      unheard === 0 ? [] : [`${event.type} ${event.id} was not heard by all of ${listenersTo[event.type].join(', ')}`],
    ),
    ...once(events),
    ...copied(world),
    ...invoiced(world),
    ...mailed(world, events),
    ...counted(world, events),
    ...worded(world),
  ]
}

/** What can happen to an order once is told once. */
const once = (events: readonly Event[]): string[] => {
  const told = new Map<string, number>()
  for (const event of events) {
    if (event.type !== 'order-placed' && event.type !== 'order-cancelled' && event.type !== 'order-refunded') continue
    const back = event.type === 'order-refunded' ? (event.refund ?? event.cancellation) : undefined
    const which = event.type === 'order-cancelled' ? ` ${event.cancellation?.id}` : back ? ` ${back.id}` : ''
    const what = `${event.type} of ${event.order.id}${which}`
    told.set(what, (told.get(what) ?? 0) + 1)
  }
  return [...told].flatMap(([what, times]) => (times === 1 ? [] : [`${what} is told ${times} times`]))
}

/** The copy that staff search says what the shards say. */
const copied = (world: World): string[] => {
  const { sqlite } = world.stores.transactions
  const rows = sqlite.prepare('SELECT id, "order" FROM orders').all() as { id: string; order: string }[]
  const copy = new Map(rows.map(({ id, order }) => [id, order]))
  const orders = ordersIn(world)
  const extra = copy.size > orders.length ? [`the copy has ${copy.size} orders, the shards have ${orders.length}`] : []
  return extra.concat(
    orders.flatMap((order) => {
      const kept = copy.get(order.id)
      if (!kept) return [`the copy does not have ${order.id}`]
      return kept === JSON.stringify(order) ? [] : [`the copy of ${order.id} differs from the order: ${kept}`]
    }),
  )
}

/** Whatever was issued was told of once, and numbers have no gap. */
const invoiced = ({ stores }: World): string[] => {
  const { sqlite } = stores.transactions
  const one = (query: string) => Number((sqlite.prepare(query).get() as { n: number }).n)
  const issued = one('SELECT count(*) AS n FROM invoices')
  const told = one(`SELECT count(*) AS n FROM messages WHERE template IN ('invoice', 'credit-note')`)
  const last = one('SELECT coalesce(sum(most), 0) AS n FROM (SELECT max(number) AS most FROM invoices GROUP BY series)')
  return issued === told && issued === last ? [] : [`invoices: ${issued} issued, ${told} told of, numbered to ${last}`]
}

const mailed = ({ stores }: World, events: readonly Event[]): string[] => {
  const rows = stores.transactions.sqlite
    .prepare(
      `SELECT id FROM messages WHERE order_id IS NOT NULL
       AND template NOT IN ('review-invitation', 'invoice', 'credit-note') ORDER BY id`,
    )
    .all() as { id: string }[]
  const isTold = (event: Event) =>
    isNotified(event) ||
    (event.type === 'shipment-updated' && toldStatus(event)) ||
    (event.type === 'return-updated' && toldReturn(event))
  const due = events.filter(isTold).map(({ id }) => `${id}:mail`)
  const sent = rows.map(({ id }) => id)
  return JSON.stringify(sent) === JSON.stringify(due.toSorted())
    ? []
    : [`mails: ${sent.length} sent of ${due.length}, missing ${due.filter((id) => !sent.includes(id)).join(' ')}`]
}

const SUMS = ['orders', 'units', 'total', 'cancelled'] as const

const counted = ({ stores }: World, events: readonly Event[]): string[] => {
  const sales = salesIn(events)
  return SUMS.flatMap((column) => {
    const row = stores.statistics.sqlite.prepare(`SELECT coalesce(sum(${column}), 0) AS sum FROM daily_sales`).get()
    const due = sales.reduce((sum, sale) => sum + sale[column], 0)
    return row?.['sum'] === due ? [] : [`statistics count ${String(row?.['sum'])} ${column}, there were ${due}`]
  })
}

/** The word that shoppers read is the word for what stands on the shelves. */
const worded = ({ stores, inventory }: World): string[] => {
  const rows = stores.products.sqlite.prepare('SELECT id, availability FROM variants').all()
  return rows.flatMap((row) => {
    const [id, word] = [String(row['id']), String(row['availability'])]
    const available = [...inventory.values()].reduce(
      (sum, { machine }) =>
        sum +
        (machine.read<{ n: number }>(
          `SELECT coalesce(sum(available), 0) AS n FROM stock WHERE item = ?1 OR item LIKE ?1 || '#%'`,
          id,
        )[0]?.n ?? 0),
      0,
    )
    return word === availabilityFor(available) ? [] : [`${id} reads ${word}, and ${available} are there`]
  })
}
