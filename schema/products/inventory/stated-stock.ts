/** What files last said about stock: a statement is counted when it differs from the last one, and only once. */
import type { LocationId, VariantId } from '#domain/ids'

export type StockStatement = { readonly variant: VariantId; readonly location: LocationId; readonly units: number }

/** `stated` counts the changed statements of one variant and location: with it, each has a name for ever. */
export type DueStatement = StockStatement & { readonly stated: number }

/**
 * Remember what was said. The answer is what the inventory has not heard of yet: what changed now, and what a crash
 * kept from it before.
 */
export const stateStock = async (db: D1Database, statements: readonly StockStatement[]): Promise<DueStatement[]> => {
  const due: DueStatement[] = []
  for (let start = 0; start < statements.length; start += STATEMENTS) {
    due.push(...(await statePart(db, statements.slice(start, start + STATEMENTS))))
  }
  return due
}

/** Some 90 bytes each: far below the 2 MB that one parameter may have. */
const STATEMENTS = 5_000

const statePart = async (db: D1Database, statements: readonly StockStatement[]): Promise<DueStatement[]> => {
  const json = JSON.stringify(statements)
  const [, due] = await db.batch<DueStatement>([
    db
      .prepare(
        `INSERT INTO stated_stock (variant, location, units, stated)
         SELECT value ->> 'variant', value ->> 'location', value ->> 'units', 1 FROM json_each(?1) WHERE true
         ON CONFLICT (variant, location) DO UPDATE SET units = excluded.units, stated = stated + 1, applied = 0
         WHERE units <> excluded.units`,
      )
      .bind(json),
    db
      .prepare(
        `SELECT variant, location, units, stated FROM stated_stock
         WHERE applied = 0 AND variant IN (SELECT value ->> 'variant' FROM json_each(?1))`,
      )
      .bind(json),
  ])
  return due?.results ?? []
}

/** The inventory has counted these; one that has been stated anew meanwhile is still due. */
export const markCounted = async (db: D1Database, counted: readonly DueStatement[]): Promise<void> => {
  for (let start = 0; start < counted.length; start += STATEMENTS) {
    await markPart(db, counted.slice(start, start + STATEMENTS))
  }
}

const markPart = async (db: D1Database, counted: readonly DueStatement[]): Promise<void> => {
  await db
    .prepare(
      `UPDATE stated_stock SET applied = 1
       FROM (SELECT value ->> 'variant' AS variant, value ->> 'location' AS location, value ->> 'stated' AS stated
             FROM json_each(?1)) said
       WHERE stated_stock.variant = said.variant AND stated_stock.location = said.location
         AND stated_stock.stated = said.stated`,
    )
    .bind(JSON.stringify(counted))
    .run()
}
