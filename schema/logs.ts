/**
 * The event log in R2: what happened on pages, line by line as JSON, in folders by day and hour, only ever added to.
 * Any engine that reads NDJSON reads it. Every key is built here.
 */

/** Hive's way of naming folders, which DuckDB, Spark and R2 SQL read as columns. */
const partitionOf = (at: number): string => {
  const [day = '', time = ''] = new Date(at).toISOString().split('T')
  return `events/day=${day}/hour=${time.slice(0, 2)}`
}

/** What is written together: everything of a batch that fell into one hour. */
export type LogPart<T> = { readonly partition: string; readonly events: readonly T[] }

/** One for each hour that the events are of, in the order in which they were given. */
export const logParts = <T extends { readonly at: number }>(events: readonly T[]): LogPart<T>[] =>
  Array.from(
    Map.groupBy(events, ({ at }) => partitionOf(at)),
    ([partition, together]) => ({ partition, events: together }),
  )

/**
 * Writes a part as an object of its own. The same name with the same events is the same object: written again it
 * changes nothing.
 *
 * @param name stands for exactly these events
 */
export const writeLog = async <T>(logs: R2Bucket, { partition, events }: LogPart<T>, name: string): Promise<void> => {
  const text = events.map((event) => `${JSON.stringify(event)}\n`).join('')
  await logs.put(`${partition}/${name}.ndjson`, text, { httpMetadata: { contentType: 'application/x-ndjson' } })
}
