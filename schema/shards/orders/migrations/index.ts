/** Oldest first. Append only: a migration that has run anywhere is never edited. */
import createCartsAndOrders from './0001_create_carts_and_orders.sql'
import createEvents from './0002_create_events.sql'
import createSlots from './0003_create_slots.sql'
import writeDownChanges from './0004_write_down_changes.sql'
import keepRowsInOrderOfArrival from './0005_keep_rows_in_order_of_arrival.sql'
import writeDownDeletedCarts from './0006_write_down_deleted_carts.sql'
import cartsAndOrdersOfCustomers from './0007_carts_and_orders_of_customers.sql'
import writeDownDeletedOrders from './0008_write_down_deleted_orders.sql'
import countFilesFetched from './0009_count_files_fetched.sql'

export const migrations = [
  createCartsAndOrders,
  createEvents,
  createSlots,
  writeDownChanges,
  keepRowsInOrderOfArrival,
  writeDownDeletedCarts,
  cartsAndOrdersOfCustomers,
  writeDownDeletedOrders,
  countFilesFetched,
]
