/**
 * Many rows by few statements, their values bound one by one.
 *
 * A list as one JSON value is shorter to write, but the database then reads each row's text anew for each of its
 * columns: four times as slow where rows are kilobytes (docs/decisions/0162).
 */

/** @see https://developers.cloudflare.com/d1/platform/limits/ ("Maximum number of bound parameters per query") */
const PARAMETERS_MAX = 100

export type Value = string | number | null

/** @param rows all of one length */
export const insertRows = (
  db: D1Database,
  [insert, behind]: readonly [insert: string, behind: string],
  rows: readonly (readonly Value[])[],
): D1PreparedStatement[] => {
  const width = rows[0]?.length ?? 1
  const row = `(${Array.from({ length: width }, () => '?').join(', ')})`
  const many = Math.floor(PARAMETERS_MAX / width)
  const statements: D1PreparedStatement[] = []
  for (let from = 0; from < rows.length; from += many) {
    const some = rows.slice(from, from + many)
    statements.push(db.prepare(`${insert} ${some.map(() => row).join(', ')} ${behind}`).bind(...some.flat()))
  }
  return statements
}
