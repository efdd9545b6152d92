/** Who acts on facts. A listener without a consumer does not compile. */
import type { Listener } from '#domain/events'
import { catalog } from './catalog.ts'
import { inventoryAndLedger, transactionsAndCards } from './gift-cards.ts'
import { invoices } from './invoices.ts'
import { notifications } from './notifications.ts'
import { payments } from './payments.ts'
import type { Listens } from './settle.ts'
import { statistics } from './statistics.ts'
import { webhooks } from './webhooks.ts'

export const listeners: Readonly<Record<Listener, Listens>> = {
  transactions: transactionsAndCards,
  notifications,
  statistics,
  inventory: inventoryAndLedger,
  payments,
  catalog,
  webhooks,
  invoices,
}
