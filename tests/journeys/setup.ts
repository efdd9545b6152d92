/** Before the first test of a file its databases are made, and the shop is the demo: each file has a shop of its own. */
/// <reference types="@cloudflare/vitest-plugin/types" />
import { applyD1Migrations, type D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { saveDemoSettings } from '#tests/demo-settings'
import type { Databases } from '../../workers/env.ts'

type Bound = Databases & { readonly MIGRATIONS: Readonly<Record<keyof Databases, D1Migration[]>> }

const bound = env as unknown as Bound
const STORES = ['PRODUCTS_DB', 'USERS_DB', 'TRANSACTIONS_DB', 'STATISTICS_DB'] as const

await Promise.all(STORES.map((store) => applyD1Migrations(bound[store], bound.MIGRATIONS[store])))

/** The shop of the journeys has the settings of the demo; a test of another shop takes others over. */
if ((await bound.PRODUCTS_DB.prepare('SELECT 1 FROM settings LIMIT 1').all()).results.length === 0) {
  await saveDemoSettings(bound.PRODUCTS_DB)
}
