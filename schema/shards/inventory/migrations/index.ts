/** Oldest first. Append only: a migration that has run anywhere is never edited. */
import createStockAndHolds from './0001_create_stock_and_holds.sql'
import createEvents from './0002_create_events.sql'

export const migrations = [createStockAndHolds, createEvents]
