/** Orders of another shop: which of them is which order here, and by which import it came. */
import type { Event } from '#domain/events'
import type { OrderId } from '#domain/ids'
import type { Order } from '#domain/orders/order'

type Source = NonNullable<Order['imported']>['source']

/** @returns the orders of this shop, by what the shop before knew them by */
export const knownImports = async (
  db: D1Database,
  source: Source,
  former: readonly string[],
): Promise<ReadonlyMap<string, OrderId>> => {
  const { results } = await db
    .prepare(
      `SELECT former_id AS former, order_id AS id FROM imported_orders
       WHERE source = ?1 AND former_id IN (SELECT value FROM json_each(?2))`,
    )
    .bind(source, JSON.stringify(former))
    .all<{ former: string; id: OrderId }>()
  return new Map(results.map(({ former: one, id }) => [one, id]))
}

/** Who comes first names them: asked again, or by somebody else at the same time, the ids are those of the first time. */
export const nameImports = async (
  db: D1Database,
  source: Source,
  ids: ReadonlyMap<string, OrderId>,
  run: string,
): Promise<ReadonlyMap<string, OrderId>> => {
  await db
    .prepare(
      `INSERT INTO imported_orders (source, former_id, order_id, run)
       SELECT ?1, value ->> 0, value ->> 1, ?3 FROM json_each(?2) WHERE true ON CONFLICT DO NOTHING`,
    )
    .bind(source, JSON.stringify([...ids]), run)
    .run()
  return knownImports(db, source, [...ids.keys()])
}

/** @param ids those that an import has written */
export const writtenBy = (db: D1Database, ids: readonly OrderId[], run: string): Promise<unknown> =>
  db
    .prepare(`UPDATE imported_orders SET run = ?2 WHERE order_id IN (SELECT value FROM json_each(?1)) AND run <> ?2`)
    .bind(JSON.stringify(ids), run)
    .run()

/** Of one import, behind this id. */
export const importsOfRun = async (db: D1Database, run: string, after: string, most: number): Promise<OrderId[]> => {
  const { results } = await db
    .prepare(`SELECT order_id AS id FROM imported_orders WHERE run = ?1 AND order_id > ?2 ORDER BY order_id LIMIT ?3`)
    .bind(run, after, most)
    .all<{ id: OrderId }>()
  return results.map(({ id }) => id)
}

/**
 * What facts say of imports, as far as it is not written down: after a loss it is made anew with the copy. Orders that went are taken out
 * of the copy, also where word of their coming arrives later than that of their going.
 */
export const copyingImports = (db: D1Database, events: readonly Event[]): D1PreparedStatement[] => {
  const facts = events.flatMap((event) =>
    event.type === 'order-imported' || event.type === 'order-import-undone' ? [event] : [],
  )
  if (facts.length === 0) return []
  const rows = facts.map(({ type, order: { id, version, imported } }) => [
    imported?.source,
    imported?.id,
    id,
    imported?.run,
    type === 'order-import-undone' ? version : 0,
  ])
  return [
    db
      .prepare(
        `INSERT INTO imported_orders (source, former_id, order_id, run, removed_version)
         SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?1) WHERE true
         ON CONFLICT DO UPDATE SET removed_version = max(removed_version, excluded.removed_version)`,
      )
      .bind(JSON.stringify(rows)),
    db
      .prepare(
        `DELETE FROM orders WHERE id IN (SELECT value ->> 2 FROM json_each(?1)) AND version <=
           (SELECT removed_version FROM imported_orders WHERE order_id = orders.id)`,
      )
      .bind(JSON.stringify(rows)),
  ]
}
