/**
 * What one inventory shard looks through for staff: what people did, what was sold lately, everything that stands somewhere. Goods
 * alone: uses of what is limited and money are kept here as well, and are told by promotions and gift cards.
 */
import type { ItemKey, LocationId } from '#domain/ids'
import type { Movement } from './stock.ts'

export type LogFilter = {
  readonly location: LocationId | null
  readonly who: string | null
  /** Moments between which it was; the later is no part of it. */
  readonly from: number
  readonly until: number
}

export type LogPlace = { readonly at: number; readonly sequence: number }

const COLUMNS = 'sequence, cause, cause_id AS causeId, item, location, debit, credit, units, note, at, who'
/** Of a good: its variant, or a lane of it. */
const GOOD = "item GLOB 'var_*'"
const FITS = `${GOOD} AND at >= ?1 AND at < ?2 AND (?3 IS NULL OR location = ?3) AND (?4 IS NULL OR who = ?4) AND (at, sequence) < (?5, ?6)`

type Asked = readonly [sql: SqlStorage, filter: LogFilter, before: LogPlace, limit: number]

/** @param source where they lie, and of which causes */
const newestOf = (source: string, [sql, { location, who, from, until }, { at, sequence }, limit]: Asked): Movement[] =>
  sql
    .exec<Movement>(
      `SELECT ${COLUMNS} FROM ${source} AND ${FITS} ORDER BY at DESC, sequence DESC LIMIT ?7`,
      from,
      until,
      location,
      who,
      at,
      sequence,
      limit,
    )
    .toArray()

/** Receipts, counts and corrections, newest first: by an index that sales are no part of. */
export const movementsByPeople = (...asked: Asked): Movement[] =>
  newestOf(`movements INDEXED BY movements_by_people WHERE cause IN ('receive', 'count', 'correct')`, asked)

/** So many of the latest movements are looked through: some ten milliseconds in which nobody buys. */
export const LOOKED_THROUGH_MAX = 20_000
const LATEST = `(SELECT * FROM movements ORDER BY sequence DESC LIMIT ${LOOKED_THROUGH_MAX})`

/** Units that were sold and came back, newest first, among the latest movements. */
export const movementsOfSales = (...asked: Asked): Movement[] =>
  newestOf(`${LATEST} WHERE cause IN ('take', 'return')`, asked)

export type Sold = { readonly item: ItemKey; readonly units: number; readonly available: number }

/**
 * What was sold of each item since then, less what came back, and what is left of it here, among the latest movements.
 *
 * @returns `since`: from when on those are
 */
export const soldLately = (sql: SqlStorage, since: number): { readonly since: number; readonly sold: Sold[] } => {
  const [looked] = sql
    .exec<{ many: number; first: number | null }>(`SELECT count(*) AS many, min(at) AS first FROM ${LATEST}`)
    .toArray()
  const reached = looked && looked.many === LOOKED_THROUGH_MAX ? Math.max(since, looked.first ?? since) : since
  const sold = sql
    .exec<Sold>(
      `SELECT item, units, (SELECT coalesce(sum(available), 0) FROM stock WHERE stock.item = moved.item) AS available
       FROM (SELECT item, sum(iif(credit = 'taken', units, -units)) AS units FROM ${LATEST}
         WHERE ${GOOD} AND at >= ? AND cause IN ('take', 'return') GROUP BY item) moved`,
      reached,
    )
    .toArray()
  return { since: reached, sold }
}

export type Standing = { readonly item: ItemKey; readonly location: LocationId; readonly units: number }

export type StandingPlace = { readonly item: string; readonly location: string }

/** What stands where, in the order of items, so many places at a time. */
export const standingAfter = (sql: SqlStorage, after: StandingPlace, limit: number): Standing[] =>
  sql
    .exec<Standing>(
      `SELECT item, location, available + held AS units FROM stock WHERE ${GOOD} AND (item, location) > (?, ?)
       ORDER BY item, location LIMIT ?`,
      after.item,
      after.location,
      limit,
    )
    .toArray()
