/** After the storm: what the shop says of every order and every unit, at each place that keeps them. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '../client.ts'
import { withLocalDatabases } from '../databases.ts'
import type { Bought } from './buyer.ts'

type StockLevel = Readonly<Record<'received' | 'available' | 'held' | 'taken', number>>

/** The longest that facts may need to arrive everywhere, in ms: an attempt without an end is looked at after a minute. */
const QUIET_WITHIN_MS = 180_000

const levelOf = async (staff: Client, variantId: string): Promise<StockLevel> => {
  const { stock } = (await staff.get(`/api/admin/inventory/${variantId}`)) as { stock: StockLevel[] }
  const sum = (account: keyof StockLevel) => stock.reduce((total, level) => total + level[account], 0)
  return { received: sum('received'), available: sum('available'), held: sum('held'), taken: sum('taken') }
}

/** Wait until no unit is promised any more: then every attempt to pay has ended. The sweep helps, as in production. */
export const quiet = async (url: string, staff: Client, variantId: string): Promise<StockLevel> => {
  for (const until = Date.now() + QUIET_WITHIN_MS; Date.now() < until;) {
    await fetch(`${url}/cdn-cgi/local/scheduled?cron=${encodeURIComponent('* * * * *')}`)
    await pause(2_000)
    const level = await levelOf(staff, variantId)
    if (level.held === 0) return level
  }
  return levelOf(staff, variantId)
}

/** @returns the acknowledged orders that the order shards do not know */
export const unknownToShards = async (url: string, bought: readonly Bought[]): Promise<string[]> => {
  const missing: string[] = []
  for (const { order, key } of bought) {
    const answer = await fetch(`${url}/api/orders/${order}`, { headers: { authorization: `Bearer ${key}` } })
    const body = answer.status === 200 ? await answer.json() : await answer.text()
    if (typeof body === 'string') missing.push(order)
  }
  return missing
}

export type Copies = { readonly orders: readonly string[]; readonly mails: ReadonlyMap<string, number> }

/** What the listeners have made of the facts; read when the shop stands still. */
export const copiesIn = (folder: string): Promise<Copies> =>
  withLocalDatabases(folder, async ({ transactions }) => {
    const orders = await transactions.prepare('SELECT id FROM orders').all<{ id: string }>()
    const mails = await transactions
      .prepare(
        "SELECT order_id AS id, count(*) AS mails FROM messages WHERE template = 'order-placed' GROUP BY order_id",
      )
      .all<{ id: string; mails: number }>()
    return {
      orders: orders.results.map(({ id }) => id),
      mails: new Map(mails.results.map(({ id, mails: count }) => [id, count])),
    }
  })
