/**
 * What files last said about stock. A statement is a count when it differs from the last one, and only once; what it is
 * based on is what its file names, else what files had said before.
 */
import type { LocationId, VariantId } from '#domain/ids'

export type StockStatement = {
  readonly variant: VariantId
  readonly location: LocationId
  readonly units: number
  /** How many there were when the file was written, if it says so. */
  readonly basedOn: number | null
}

/** `stated` counts the changed statements of one variant and location: with it, each has a name for ever. */
export type DueStatement = StockStatement & { readonly stated: number }

/** Some 90 bytes each: far below the 2 MB that one parameter may have. */
const STATEMENTS = 5_000

const inParts = async <T>(of: readonly T[], work: (json: string) => Promise<DueStatement[]>) => {
  const found: DueStatement[] = []
  for (let start = 0; start < of.length; start += STATEMENTS) {
    found.push(...(await work(JSON.stringify(of.slice(start, start + STATEMENTS)))))
  }
  return found
}

const DUE = `SELECT variant, location, units, based_on AS basedOn, stated FROM stated_stock
  WHERE applied = 0 AND variant IN (SELECT value ->> 'variant' FROM json_each(?1))`

/** What was said before, and a crash kept from the inventory. */
export const stillDue = (db: D1Database, of: readonly Pick<StockStatement, 'variant'>[]): Promise<DueStatement[]> =>
  inParts(of, async (json) => (await db.prepare(DUE).bind(json).all<DueStatement>()).results)

/**
 * Remember what is said. The answer is what the inventory has to hear of. A file that says what it found says nothing
 * new: that is only remembered, unless it is the first word about it.
 */
export const stateStock = (db: D1Database, statements: readonly StockStatement[]): Promise<DueStatement[]> =>
  inParts(statements, async (json) => {
    const [, due] = await db.batch<DueStatement>([
      db
        .prepare(
          `INSERT INTO stated_stock (variant, location, units, stated, based_on)
           SELECT value ->> 'variant', value ->> 'location', value ->> 'units', 1, value ->> 'basedOn'
           FROM json_each(?1) WHERE true
           ON CONFLICT (variant, location) DO UPDATE SET based_on = coalesce(excluded.based_on, units),
             units = excluded.units, stated = stated + 1, applied = (excluded.based_on IS excluded.units)
           WHERE units <> excluded.units OR (excluded.based_on <> excluded.units AND excluded.based_on IS NOT based_on)`,
        )
        .bind(json),
      db.prepare(DUE).bind(json),
    ])
    return due?.results ?? []
  })

/** The inventory has counted these; one that has been stated anew meanwhile is still due. */
export const markCounted = async (db: D1Database, counted: readonly DueStatement[]): Promise<void> => {
  await inParts(counted, (json) =>
    settled(db, json, `UPDATE stated_stock SET applied = 1 FROM ${SAID} WHERE ${IS_SAID}`),
  )
}

/** The inventory has refused these: it is as if they had not been said, so that saying them again is told again. */
export const takeBackStated = async (db: D1Database, refused: readonly DueStatement[]): Promise<void> => {
  await inParts(refused, async (json) => {
    await settled(
      db,
      json,
      `UPDATE stated_stock SET units = coalesce(based_on, units), applied = 1 FROM ${SAID} WHERE ${IS_SAID}
      AND stated_stock.stated > 1`,
    )
    return settled(
      db,
      json,
      `DELETE FROM stated_stock WHERE stated = 1 AND applied = 0 AND (variant, location) IN (
      SELECT variant, location FROM ${SAID} WHERE said.stated = 1)`,
    )
  })
}

/** A count was taken back: what files have said is less by as much, so that saying it again counts it again. Once, by its number. */
export const takeBackCounted = async (
  db: D1Database,
  location: LocationId,
  back: readonly (Pick<DueStatement, 'variant' | 'stated'> & { readonly moved: number })[],
): Promise<void> => {
  const text = `UPDATE stated_stock SET units = max(units - said.moved, 0), based_on = NULL, stated = stated_stock.stated + 1
    FROM (SELECT value ->> 'variant' AS variant, value ->> 'stated' AS stated, value ->> 'moved' AS moved
      FROM json_each(?1)) said
    WHERE stated_stock.variant = said.variant AND stated_stock.location = ?2 AND stated_stock.stated = said.stated`
  await db.prepare(text).bind(JSON.stringify(back), location).run()
}

const SAID = `(SELECT value ->> 'variant' AS variant, value ->> 'location' AS location, value ->> 'stated' AS stated
  FROM json_each(?1)) said`
const IS_SAID = `stated_stock.variant = said.variant AND stated_stock.location = said.location
  AND stated_stock.stated = said.stated`

const settled = async (db: D1Database, json: string, text: string): Promise<DueStatement[]> => {
  await db.prepare(text).bind(json).run()
  return []
}
