/** Before the first test of a file its databases are made, and the shop is the demo: each file has a shop of its own. */
/// <reference types="@cloudflare/vitest-plugin/types" />
import type { D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { saveDemoSettings } from '#tests/demo-settings'
import type { Databases } from '../../workers/env.ts'

type Bound = Databases & { readonly MIGRATIONS: Readonly<Record<keyof Databases, D1Migration[]>> }

const bound = env as unknown as Bound
const STORES = ['PRODUCTS_DB', 'USERS_DB', 'TRANSACTIONS_DB', 'STATISTICS_DB'] as const

/** All migrations are one transaction: to ask for each by itself takes four times as long. */
const make = (store: keyof Databases) => {
  const database = bound[store]
  return database.batch(bound.MIGRATIONS[store].flatMap(({ queries }) => queries.map((text) => database.prepare(text))))
}

/** The shop of the journeys has the settings of the demo; a test of another shop takes others over. */
if ((await bound.PRODUCTS_DB.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'settings'`).first()) === null) {
  await Promise.all(STORES.map(make))
  await saveDemoSettings(bound.PRODUCTS_DB)
}
