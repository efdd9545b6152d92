/** Vendors and types as products say them, for whoever writes another one: each once, found from one to the next in its index. */

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

export const namesInUse = async (db: D1Database): Promise<NamesInUse> => {
  const found = await db.batch<{ name: string }>([db.prepare(distinct('vendor')), db.prepare(distinct('type'))])
  const [vendors = [], types = []] = found.map(({ results }) => results.map(({ name }) => name))
  return { vendors, types }
}
