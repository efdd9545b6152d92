/** Suppliers as they are kept. */
import type { VariantId } from '#domain/ids'
import type { Supplier, SupplierId } from '#domain/inventory/supplier'

type Row = Omit<Supplier, 'archived'> & { readonly archived: number }

const COLUMNS = 'id, name, contact, email, phone, address, currency, lead_days AS leadDays, note, archived, version'

const supplierOf = ({ archived, ...row }: Row): Supplier => ({ ...row, archived: archived === 1 })

/** By name; those that nobody orders at any more come last. */
export const everySupplier = async (db: D1Database): Promise<Supplier[]> => {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM suppliers WHERE deleted_at IS NULL ORDER BY archived, name COLLATE NOCASE, id LIMIT 1000`,
    )
    .all<Row>()
  return results.map(supplierOf)
}

export const supplierBy = async (db: D1Database, id: string): Promise<Supplier | undefined> => {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM suppliers WHERE id = ?1 AND deleted_at IS NULL`)
    .bind(id)
    .first<Row>()
  return row ? supplierOf(row) : undefined
}

export type SupplierText = Omit<Supplier, 'id' | 'version' | 'archived'>

/** @param seen the version that was changed; 0: there is none yet @returns false when somebody has changed it since */
export const saveSupplier = async (
  db: D1Database,
  id: SupplierId,
  seen: number,
  supplier: SupplierText & Pick<Supplier, 'archived'>,
): Promise<boolean> => {
  const { name, contact, email, phone, address, currency, leadDays, note, archived } = supplier
  const saved = await db
    .prepare(
      `INSERT INTO suppliers (id, name, contact, email, phone, address, currency, lead_days, note, archived, version)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 + 1)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, contact = excluded.contact, email = excluded.email,
         phone = excluded.phone, address = excluded.address, currency = excluded.currency, lead_days = excluded.lead_days,
         note = excluded.note, archived = excluded.archived, version = excluded.version
       WHERE version = ?11 RETURNING 1 AS saved`,
    )
    .bind(id, name, contact, email, phone, address, currency, leadDays, note, Number(archived), seen)
    .first()
  return saved !== null
}

/** As long as somebody may want one back, in ms. */
const KEPT_MS = 30 * 24 * 60 * 60_000

/**
 * One that no order names; those deleted long ago are gone for good then.
 *
 * @returns false: it is no longer there as it was seen, or an order names it
 */
export const deleteSupplier = async (db: D1Database, id: string, seen: number, now: number): Promise<boolean> => {
  const [deleted] = await db.batch([
    db
      .prepare(
        `UPDATE suppliers SET deleted_at = ?3 WHERE id = ?1 AND version = ?2 AND deleted_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM stock_documents WHERE supplier = ?1)`,
      )
      .bind(id, seen, now),
    db.prepare('DELETE FROM suppliers WHERE deleted_at < ?1').bind(now - KEPT_MS),
  ])
  return (deleted?.meta.changes ?? 0) > 0
}

export const undeleteSupplier = async (db: D1Database, id: string): Promise<void> => {
  await db.prepare('UPDATE suppliers SET deleted_at = NULL WHERE id = ?1').bind(id).run()
}

export type LastOrder = { readonly supplier: SupplierId; readonly cost: number | null }

/** At whom each was ordered last, and for how much one unit. */
export const lastOrdersOf = async (db: D1Database, ids: readonly VariantId[]): Promise<Map<VariantId, LastOrder>> => {
  const { results } = await db
    .prepare(
      `SELECT l.variant, d.supplier, l.cost FROM stock_lines l JOIN stock_documents d ON d.id = l.document
       WHERE l.variant IN (SELECT value FROM json_each(?1)) AND d.kind = 'purchase' AND d.state <> 'cancelled'
       ORDER BY d.number`,
    )
    .bind(JSON.stringify(ids))
    .all<LastOrder & { readonly variant: VariantId }>()
  return new Map(results.map(({ variant, ...order }) => [variant, order]))
}
