/** Looks through every store of the shop for what was planted: databases, shards, buckets, keys, and what was written to the log. */
import { listDurableObjectIds, runInDurableObject } from 'cloudflare:test'
import { vi } from 'vitest'
import type { OrderId } from '#domain/ids'
import { orderForStaff } from '#workers/flows/orders/orders'
import { shop } from './goods.ts'

type Row = Readonly<Record<string, unknown>>

/** Words stand in indexes as bytes between other bytes. */
const textOf = (value: unknown): string => {
  if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value)
  if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value as Uint8Array)
  if (Array.isArray(value) && value.every((one) => typeof one === 'number'))
    return new TextDecoder('latin1').decode(Uint8Array.from(value as number[]))
  return String(value)
}

const hits = (where: string, rows: readonly Row[], planted: RegExp): string[] =>
  rows.some((row) => Object.values(row).some((value) => planted.test(textOf(value)))) ? [where] : []

const TABLES = `SELECT name FROM sqlite_master WHERE type = 'table'
  AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`

const inDatabase = async (name: string, db: D1Database, planted: RegExp): Promise<string[]> => {
  const { results: tables } = await db.prepare(TABLES).all<{ name: string }>()
  const found: string[] = []
  for (const table of tables) {
    const { results } = await db.prepare(`SELECT * FROM "${table.name}"`).all<Row>()
    found.push(...hits(`${name}.${table.name}`, results, planted))
  }
  return found
}

const inObjects = async (name: string, namespace: DurableObjectNamespace, planted: RegExp): Promise<string[]> => {
  const found = await Promise.all(
    (await listDurableObjectIds(namespace)).map((id) =>
      runInDurableObject(namespace.get(id), (_, { storage }) =>
        storage.sql
          .exec<{ name: string }>(TABLES)
          .toArray()
          .flatMap((table) =>
            hits(`${name}.${table.name}`, storage.sql.exec(`SELECT * FROM "${table.name}"`).toArray(), planted),
          ),
      ),
    ),
  )
  return found.flat()
}

const inBucket = async (name: string, bucket: R2Bucket, planted: RegExp): Promise<string[]> => {
  const { objects } = await bucket.list()
  const found = await Promise.all(
    objects.map(async ({ key }) => {
      const text = await (await bucket.get(key))?.text()
      return planted.test(key) || planted.test(text ?? '') ? [`${name}/${key}`] : []
    }),
  )
  return found.flat()
}

const inKeys = async (space: KVNamespace, planted: RegExp): Promise<string[]> => {
  const { keys } = await space.list()
  const found = await Promise.all(
    keys.map(async ({ name }) => (planted.test(`${name} ${await space.get(name)}`) ? [`TOPOLOGY/${name}`] : [])),
  )
  return found.flat()
}

/** Everything that anybody writes to the log from now on. */
export const listenToLogs = (): (() => string) => {
  const lines: string[] = []
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...said: unknown[]) => {
      lines.push(
        said.map((one) => (one instanceof Error ? `${one.message} ${one.stack}` : JSON.stringify(one))).join(' '),
      )
    })
  return () => lines.join('\n')
}

/** @returns where it stands, each place once */
export const placesOf = async (planted: RegExp): Promise<string[]> => {
  const found = await Promise.all([
    inDatabase('users', shop.USERS_DB, planted),
    inDatabase('transactions', shop.TRANSACTIONS_DB, planted),
    inDatabase('products', shop.PRODUCTS_DB, planted),
    inDatabase('statistics', shop.STATISTICS_DB, planted),
    inObjects('orders', shop.ORDERS as unknown as DurableObjectNamespace, planted),
    inObjects('inventory', shop.INVENTORY as unknown as DurableObjectNamespace, planted),
    inObjects('directory', shop.DIRECTORY as unknown as DurableObjectNamespace, planted),
    inObjects('attempts', shop.ATTEMPTS as unknown as DurableObjectNamespace, planted),
    inBucket('MEDIA', shop.MEDIA, planted),
    inBucket('LOGS', shop.LOGS, planted),
    inKeys(shop.TOPOLOGY, planted),
  ])
  return [...new Set(found.flat())].toSorted()
}

/** What other systems are told, and what a listener could not act on. */
export const plantLetters = async (
  id: string,
  customer: { readonly id: string; readonly email: string },
): Promise<void> => {
  const { timeline = [] } = (await orderForStaff(shop, id as OrderId)) ?? {}
  const event = JSON.stringify(timeline[0])
  const db = shop.TRANSACTIONS_DB
  await db.batch([
    db.prepare(
      `INSERT INTO webhook_endpoints (id, url, note, events, secret, made_by, asked, created_at)
       VALUES ('we_planted', 'https://erp.example.com', '', '[]', '', 'p', 'p', 1)`,
    ),
    db
      .prepare(
        `INSERT INTO webhook_deliveries (endpoint_id, event_id, type, about, payload, at, state, try_at)
         VALUES ('we_planted', 'e', 'order.placed', ?1, ?2, 1, 'sent', 1)`,
      )
      .bind(id, event),
    db
      .prepare(
        `INSERT INTO webhook_deliveries (endpoint_id, event_id, type, about, payload, at, state, try_at)
       SELECT 'we_planted', 'users:1', 'customer.registered', id,
         json_object('customer', json_object('email', email, 'name', name)), 1, 'sent', 1
       FROM (SELECT ?1 AS id, ?2 AS email, ?3 AS name)`,
      )
      .bind(customer.id, customer.email, 'Zebedee'),
    db
      .prepare(
        `INSERT INTO dead_letters (listener, event_id, event, reason, at, dead_at)
         VALUES ('statistics', 'planted', ?1, 'no Zebedee', 1, 1)`,
      )
      .bind(event),
  ])
}
