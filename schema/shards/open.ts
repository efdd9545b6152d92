/** Open a shard's own SQLite database, brought up to date. */

/**
 * Runs each migration once, in order, before the first request is served. It never awaits, so no request can slip
 * in between and no blockConcurrencyWhile is needed.
 */
export const openShard = (storage: DurableObjectStorage, migrations: readonly string[]): SqlStorage => {
  const { sql } = storage
  storage.transactionSync(() => {
    sql.exec('CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY) STRICT')
    const { done } = sql.exec<{ done: number }>('SELECT count(*) AS done FROM migrations').one()
    for (const [index, statements] of migrations.entries()) {
      if (index < done) continue
      sql.exec(statements)
      sql.exec('INSERT INTO migrations (number) VALUES (?)', index + 1)
    }
  })
  return sql
}
