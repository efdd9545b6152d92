/**
 * Fills the products store of a local shop that is not running, by the shop's own queries on Node's SQLite: the local
 * stand-in for D1 takes seventeen times as long to be handed fifty thousand goods, and nothing of that is measured.
 */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { d1Of } from '../../tests/d1.ts'

/** The whole store, so that pages are not written and read again. */
const CACHE_KB = 500_000

/** Files have no names that say which store they are; this table only one of them has. */
const hasProducts = (sqlite: DatabaseSync): boolean =>
  sqlite.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'products'").get() !== undefined

/** @param state a folder whose databases have been migrated @throws Error when it has no such store */
export const fillProducts = async (state: string, work: (products: D1Database) => Promise<void>): Promise<void> => {
  const files = globSync(join(state, 'd1/miniflare-D1DatabaseObject/*.sqlite')).map((path) => new DatabaseSync(path))
  try {
    const products = files.find(hasProducts)
    if (!products) throw new Error(`${state} has no products store`)
    // Nobody misses the half of it, so nothing has to be safe before all of it is.
    products.exec(`PRAGMA synchronous = OFF; PRAGMA cache_size = -${CACHE_KB}; BEGIN`)
    await work(d1Of(products))
    products.exec('COMMIT')
  } finally {
    for (const file of files) file.close()
  }
}
