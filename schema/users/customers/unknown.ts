/** Whom somebody names and nobody is. */
type Named = { readonly customers: readonly string[]; readonly companies: readonly string[] }

/** Those among them that there are not, by their ids. */
export const unknownPeople = async (db: D1Database, named: Named): Promise<ReadonlySet<string>> => {
  const wanted = (['customers', 'companies'] as const).filter((kind) => named[kind].length > 0)
  if (wanted.length === 0) return new Set()
  const found = await db.batch<{ id: string }>(
    wanted.map((kind) =>
      db
        .prepare(`SELECT value AS id FROM json_each(?1) WHERE value NOT IN (SELECT id FROM ${kind})`)
        .bind(JSON.stringify(named[kind])),
    ),
  )
  return new Set(found.flatMap(({ results }) => results.map(({ id }) => id)))
}
