/** The four databases on this machine: where they lie, and how they are brought up to date without asking wrangler. */
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'

export const STORES = ['products', 'users', 'transactions', 'statistics'] as const
export type Store = (typeof STORES)[number]

/** Where `wrangler dev` keeps the state of a local shop. */
export const STATE = '.wrangler/state/v3'

export const bindingOf = <S extends Store>(store: S) => `${store.toUpperCase() as Uppercase<S>}_DB` as const

export type LocalDatabases = Readonly<Record<Store, D1Database>>

/** wrangler's own table, so that `wrangler d1 migrations list` tells the same story. */
const APPLIED = `CREATE TABLE IF NOT EXISTS "d1_migrations"(
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`

/** Each migration and the note that it was applied are one transaction. @returns the names of those that were new */
export const migrate = async (database: D1Database, store: Store): Promise<string[]> => {
  await database.prepare(APPLIED).run()
  const { results } = await database.prepare('SELECT name FROM d1_migrations').all<{ name: string }>()
  const applied = new Set(results.map(({ name }) => name))
  const files = globSync(`schema/${store}/migrations/*.sql`).toSorted()
  const missing = files.filter((file) => !applied.has(basename(file)))
  for (const file of missing) {
    await database.batch([
      database.prepare(readFileSync(file, 'utf8')),
      database.prepare('INSERT INTO d1_migrations (name) VALUES (?1)').bind(basename(file)),
    ])
  }
  return missing.map((file) => basename(file))
}

/** Open the databases of a shop that is not running: two processes must not write to one file. */
export const withLocalDatabases = async <T>(
  state: string,
  work: (databases: LocalDatabases) => Promise<T>,
): Promise<T> => {
  const machine = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: 'export default {}',
      compatibilityDate: '2026-10-01',
      d1Databases: Object.fromEntries(STORES.map((store) => [bindingOf(store), bindingOf(store)])),
      resourcePersistencePath: state,
    }),
  )
  try {
    const opened = await Promise.all(
      STORES.map(async (store) => [store, await machine.getD1Database(bindingOf(store))] as const),
    )
    return await work(Object.fromEntries(opened) as unknown as LocalDatabases)
  } finally {
    await machine.dispose()
  }
}

export const migrateLocal = (state: string): Promise<string[]> =>
  withLocalDatabases(state, async (databases) => {
    const applied = await Promise.all(STORES.map((store) => migrate(databases[store], store)))
    return STORES.flatMap((store, index) => (applied[index] ?? []).map((name) => `${store} ${name}`))
  })
