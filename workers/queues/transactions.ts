/** Transactions listens: each fact about an order brings the searchable copy up to date. */
import type { Event } from '#domain/events'
import { copyFacts } from '#schema/transactions/orders/orders'

export const transactions = (events: readonly Event[], env: { readonly TRANSACTIONS_DB: D1Database }): Promise<void> =>
  copyFacts(env.TRANSACTIONS_DB, events, Date.now())
