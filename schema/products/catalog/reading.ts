/** Questions to the store that travel together: each is prepared by its own room, and all of them are one round trip. */

export type Reading<T> = {
  readonly statements: readonly D1PreparedStatement[]
  /** @param results of these statements, in their order */
  readonly read: (results: readonly D1Result[]) => T
}

/** All of them at the same moment of the store. A reading without statements costs nothing. */
export const readTogether = async <T extends readonly unknown[]>(
  db: D1Database,
  readings: { readonly [Which in keyof T]: Reading<T[Which]> },
): Promise<T> => {
  const all: readonly Reading<unknown>[] = readings
  const statements = all.flatMap((reading) => reading.statements)
  const results: readonly D1Result[] = statements.length > 0 ? await db.batch(statements) : []
  let at = 0
  const answers = all.map(({ statements: { length }, read }) => read(results.slice(at, (at += length))))
  return answers as unknown as T
}

export const readAlone = async <T>(db: D1Database, reading: Reading<T>): Promise<T> => {
  const [answer] = await readTogether<[T]>(db, [reading])
  return answer
}

export const rowsIn = <T>(result: D1Result | undefined): readonly T[] => (result?.results ?? []) as readonly T[]
