/**
 * Questions to the store that travel together: each is prepared by its own room, and all that are asked in one breath are
 * one round trip, whoever asks them: a page for its goods, the data tier for the menu and the drops.
 */

export type Reading<T> = {
  readonly statements: readonly D1PreparedStatement[]
  /** @param results of these statements, in their order */
  readonly read: (results: readonly D1Result[]) => T
}

type Batch = { readonly statements: D1PreparedStatement[]; readonly results: Promise<readonly D1Result[]> }

/** What is about to leave. A request counts the trips of a database of its own (schema/trips.ts), so none waits for another's. */
const leaving = new WeakMap<D1Database, Batch>()

/** A batch leaves when whoever runs now has asked all that they know to ask: after this turn, before anything else happens. */
const batchOf = (db: D1Database): Batch => {
  const open = leaving.get(db)
  if (open) return open
  const statements: D1PreparedStatement[] = []
  const results = Promise.resolve().then(() => {
    leaving.delete(db)
    return db.batch(statements)
  })
  const batch = { statements, results }
  leaving.set(db, batch)
  return batch
}

const ask = async (db: D1Database, statements: readonly D1PreparedStatement[]): Promise<readonly D1Result[]> => {
  if (statements.length === 0) return []
  const batch = batchOf(db)
  const from = batch.statements.length
  batch.statements.push(...statements)
  return (await batch.results).slice(from, from + statements.length)
}

/** All of them at the same moment of the store. A reading without statements costs nothing. */
export const readTogether = async <T extends readonly unknown[]>(
  db: D1Database,
  readings: { readonly [Which in keyof T]: Reading<T[Which]> },
): Promise<T> => {
  const all: readonly Reading<unknown>[] = readings
  const results = await ask(
    db,
    all.flatMap((reading) => reading.statements),
  )
  let at = 0
  const answers = all.map(({ statements: { length }, read }) => read(results.slice(at, (at += length))))
  return answers as unknown as T
}

export const readAlone = async <T>(db: D1Database, reading: Reading<T>): Promise<T> => {
  const [answer] = await readTogether<[T]>(db, [reading])
  return answer
}

export const rowsIn = <T>(result: D1Result | undefined): readonly T[] => (result?.results ?? []) as readonly T[]
