/** Which orders a list of them is asked for. */
import type { OrderCursor, OrderView } from '#schema/transactions/orders/orders'

const HOUR_MS = 60 * 60_000
export const SINCE = { day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS, month: 30 * 24 * HOUR_MS } as const
export type Since = keyof typeof SINCE

/** What the address asks for; anything else that stands there is left aside. */
export type OrderListQuery = {
  readonly view: OrderView
  readonly q: string
  readonly since: Since | null
  readonly country: string | null
  readonly tag: string | null
  readonly cursor: OrderCursor | null
}

/** What is done to orders that are picked in the list. */
export const PICKED_ACTS = ['fulfil', 'archive', 'tags'] as const
export type PickedAct = (typeof PICKED_ACTS)[number]

/** To how many it was done, and how many stayed as they were. */
export type PickedOrders = { readonly did: PickedAct; readonly done: number; readonly left: number }
