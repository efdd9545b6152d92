/** Oldest first. Append only: a migration that has run anywhere is never edited. */
import createCartsAndOrders from './0001_create_carts_and_orders.sql'
import createEvents from './0002_create_events.sql'

export const migrations = [createCartsAndOrders, createEvents]
