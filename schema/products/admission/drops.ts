/** Drops as they were announced. Two never share an item at one time: the database itself looks, with the write. */
import type { Drop, DropId, DropState } from '#domain/admission/drop'
import type { VariantId } from '#domain/ids'
import type { Translated } from '#domain/languages'
import { readAlone, rowsIn } from '../catalog/reading.ts'

type Row = {
  id: DropId
  handle: string
  name: string
  items: string
  opens_at: number
  starts_at: number
  ends_at: number
  expected_buyers: number | null
  units_each: number
  rate_per_minute: number | null
  state: DropState
  version: number
  created_at: number
  updated_at: number
}

const dropOf = (row: Row): Drop => ({
  id: row.id,
  handle: row.handle,
  name: JSON.parse(row.name) as Translated,
  items: JSON.parse(row.items) as VariantId[],
  opensAt: row.opens_at,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  expectedBuyers: row.expected_buyers,
  unitsEach: row.units_each,
  ratePerMinute: row.rate_per_minute,
  state: row.state,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/** With the handles of the products whose variants it sells. */
export type DropOfGoods = Drop & { readonly handles: readonly string[] }

/** Those that are not over for longer than `since`, soonest first. */
export const dropsSince = async (db: D1Database, since: number, limit: number): Promise<DropOfGoods[]> =>
  readAlone(db, {
    statements: [
      db
        .prepare(
          `SELECT d.*, (SELECT json_group_array(DISTINCT p.handle) FROM json_each(d.items) i
             JOIN variants v ON v.id = i.value JOIN products p ON p.number = v.product) AS handles
           FROM drops d WHERE d.ends_at > ?1 ORDER BY d.ends_at LIMIT ?2`,
        )
        .bind(since, limit),
    ],
    read: ([found]) =>
      rowsIn<Row & { readonly handles: string }>(found).map((row) => ({
        ...dropOf(row),
        handles: JSON.parse(row.handles) as string[],
      })),
  })

/** Every drop, the latest first, from behind this one on. */
export const dropsBefore = async (
  db: D1Database,
  { startsAt, id }: { readonly startsAt: number; readonly id: string },
  limit: number,
): Promise<Drop[]> => {
  const { results } = await db
    .prepare('SELECT * FROM drops WHERE (starts_at, id) < (?1, ?2) ORDER BY starts_at DESC, id DESC LIMIT ?3')
    .bind(startsAt, id, limit)
    .all<Row>()
  return results.map(dropOf)
}

export const dropBy = async (db: D1Database, by: 'id' | 'handle', value: string): Promise<Drop | undefined> => {
  const row = await db.prepare(`SELECT * FROM drops WHERE ${by} = ?1`).bind(value).first<Row>()
  return row ? dropOf(row) : undefined
}

/** The variants among these that there are. */
export const variantsThere = async (db: D1Database, items: readonly VariantId[]): Promise<Set<VariantId>> => {
  const { results } = await db
    .prepare('SELECT id FROM variants WHERE id IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(items))
    .all<{ id: VariantId }>()
  return new Set(results.map(({ id }) => id))
}

/** Another drop, not cancelled, that sells one of these items at one of these times. */
const OVERLAPS = `SELECT 1 FROM drops o, json_each(o.items) theirs, json_each(?2) ours
  WHERE o.id <> ?1 AND o.state <> 'cancelled' AND ?5 <> 'cancelled'
    AND theirs.value = ours.value AND o.opens_at < ?4 AND o.ends_at > ?3`

/** In the order of OVERLAPS, and behind it what else is written. */
const valuesOf = (drop: Drop) => [
  drop.id,
  JSON.stringify(drop.items),
  drop.opensAt,
  drop.endsAt,
  drop.state,
  drop.handle,
  JSON.stringify(drop.name),
  drop.startsAt,
  drop.expectedBuyers,
  drop.unitsEach,
  drop.ratePerMinute,
  drop.version,
  drop.updatedAt,
]

export type DropSaved = 'saved' | 'changed' | 'overlaps' | 'taken'

/**
 * Writes a drop whose version is one above the one that it was made from.
 *
 * @returns `changed`: somebody else has changed it meanwhile; `taken`: another has this handle
 */
export const saveDrop = async (db: D1Database, drop: Drop): Promise<DropSaved> => {
  const values = valuesOf(drop)
  const [written, overlapping, taken] = await db.batch<{ found: number }>([
    drop.version === 1
      ? db
          .prepare(
            `INSERT INTO drops (id, items, opens_at, ends_at, state, handle, name, starts_at, expected_buyers, units_each,
               rate_per_minute, version, created_at, updated_at)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13
             WHERE NOT EXISTS (${OVERLAPS}) ON CONFLICT DO NOTHING`,
          )
          .bind(...values)
      : db
          .prepare(
            `UPDATE OR IGNORE drops SET items = ?2, opens_at = ?3, ends_at = ?4, state = ?5, handle = ?6, name = ?7,
               starts_at = ?8, expected_buyers = ?9, units_each = ?10, rate_per_minute = ?11, version = ?12, updated_at = ?13
             WHERE id = ?1 AND version = ?12 - 1 AND NOT EXISTS (${OVERLAPS})`,
          )
          .bind(...values),
    db.prepare(`SELECT EXISTS (${OVERLAPS}) AS found`).bind(...values.slice(0, 5)),
    db
      .prepare('SELECT EXISTS (SELECT 1 FROM drops WHERE handle = ?1 AND id <> ?2) AS found')
      .bind(drop.handle, drop.id),
  ])
  if ((written?.meta.changes ?? 0) > 0) return 'saved'
  if (taken?.results[0]?.found === 1) return 'taken'
  return overlapping?.results[0]?.found === 1 ? 'overlaps' : 'changed'
}

/**
 * The variants that people mean by these texts: ids, or SKUs that one variant alone carries.
 *
 * @returns by text; what fits none, or more than one, is missing
 */
/** What merchants call these: a SKU that no other variant has; others stay what they are. */
export const skusOf = async (db: D1Database, items: readonly VariantId[]): Promise<string[]> => {
  const { results } = await db
    .prepare(
      `SELECT v.id, v.sku FROM json_each(?1) t JOIN variants v ON v.id = t.value
       WHERE v.sku <> '' AND NOT EXISTS (SELECT 1 FROM variants o WHERE o.sku = v.sku AND o.id <> v.id)`,
    )
    .bind(JSON.stringify(items))
    .all<{ id: VariantId; sku: string }>()
  const skus = new Map(results.map(({ id, sku }) => [id, sku]))
  return items.map((item) => skus.get(item) ?? item)
}

export const variantsMeant = async (db: D1Database, texts: readonly string[]): Promise<Map<string, VariantId>> => {
  const { results } = await db
    .prepare(
      `SELECT t.value AS text, min(v.id) AS id FROM json_each(?1) t JOIN variants v ON v.id = t.value OR v.sku = t.value
       GROUP BY t.value HAVING count(*) = 1`,
    )
    .bind(JSON.stringify(texts))
    .all<{ text: string; id: VariantId }>()
  return new Map(results.map(({ text, id }) => [text, id]))
}
