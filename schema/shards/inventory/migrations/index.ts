/** Oldest first. Append only: a migration that has run anywhere is never edited. */
import createStockAndHolds from './0001_create_stock_and_holds.sql'
import createEvents from './0002_create_events.sql'
import createSlots from './0003_create_slots.sql'
import divideStock from './0004_divide_stock.sql'
import writeDownChanges from './0005_write_down_changes.sql'
import addLowLines from './0006_add_low_lines.sql'
import addQuotas from './0007_add_quotas.sql'

export const migrations = [
  createStockAndHolds,
  createEvents,
  createSlots,
  divideStock,
  writeDownChanges,
  addLowLines,
  addQuotas,
]
