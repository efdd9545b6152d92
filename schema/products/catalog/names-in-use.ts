/** Vendors and types as products say them, for whoever writes another one: each once, found from one to the next in its index. */
import { readAlone, rowsIn, type Reading } from './reading.ts'

/** More than anybody looks through. */
const NAMES_MAX = 300

/** A constant of this file: no text from outside reaches the statement. */
const distinct = (column: 'vendor' | 'type') => `
  WITH RECURSIVE known(name) AS (
    SELECT min(${column}) FROM products WHERE ${column} > ''
    UNION ALL
    SELECT (SELECT min(${column}) FROM products WHERE ${column} > known.name) FROM known WHERE known.name IS NOT NULL
    LIMIT ${NAMES_MAX}
  ) SELECT name FROM known WHERE name IS NOT NULL`

export type NamesInUse = { readonly vendors: readonly string[]; readonly types: readonly string[] }

export const namesReading = (db: D1Database): Reading<NamesInUse> => ({
  statements: [db.prepare(distinct('vendor')), db.prepare(distinct('type'))],
  read: (found) => {
    const [vendors = [], types = []] = found.map((one) => rowsIn<{ name: string }>(one).map(({ name }) => name))
    return { vendors, types }
  },
})

export const namesInUse = (db: D1Database): Promise<NamesInUse> => readAlone(db, namesReading(db))
