/**
 * A D1 database on Node's own SQLite, with the limits of production: for tests of queries.
 *
 * @see https://developers.cloudflare.com/d1/platform/limits/
 */
import { globSync, readFileSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

/** Bound parameters of one statement, bytes of one value, in production. */
const PARAMETERS_MAX = 100
const VALUE_BYTES_MAX = 2_000_000

class Statement {
  readonly sqlite: DatabaseSync
  readonly text: string
  readonly values: readonly SQLInputValue[]

  constructor(sqlite: DatabaseSync, text: string, values: readonly SQLInputValue[] = []) {
    this.sqlite = sqlite
    this.text = text
    this.values = values
  }

  bind(...values: SQLInputValue[]) {
    if (values.length > PARAMETERS_MAX) throw new Error('D1_ERROR: too many SQL variables')
    if (values.some((value) => typeof value === 'string' && Buffer.byteLength(value) > VALUE_BYTES_MAX))
      throw new Error('D1_ERROR: string or blob too big')
    return new Statement(this.sqlite, this.text, values)
  }

  #prepared(): StatementSync {
    return this.sqlite.prepare(this.text)
  }

  run() {
    const statement = this.#prepared()
    const before = Number(this.sqlite.prepare('SELECT total_changes() AS n').get()?.['n'] ?? 0)
    const results = statement.all(...this.values).map((row) => ({ ...row }))
    const changes = Number(this.sqlite.prepare('SELECT total_changes() AS n').get()?.['n'] ?? 0) - before
    return Promise.resolve({ success: true, results, meta: { changes } })
  }

  all() {
    return this.run()
  }

  async first(column?: string) {
    const row = (await this.run()).results[0]
    return row === undefined ? null : column === undefined ? row : row[column]
  }

  async raw() {
    return (await this.run()).results.map((row) => Object.values(row))
  }
}

/** @param store the folder under schema/ whose migrations make the tables */
export const openD1 = (store: string): D1Database & { readonly sqlite: DatabaseSync } => {
  const sqlite = new DatabaseSync(':memory:')
  for (const path of globSync(`schema/${store}/migrations/*.sql`).toSorted()) sqlite.exec(readFileSync(path, 'utf8'))
  const database = {
    sqlite,
    prepare: (text: string) => new Statement(sqlite, text),
    async batch(statements: readonly Statement[]) {
      sqlite.exec('BEGIN')
      try {
        // Nothing is awaited inside, so that two batches at once stay two transactions.
        const results = statements.map((statement) => statement.run())
        sqlite.exec('COMMIT')
        return await Promise.all(results)
      } catch (fault) {
        sqlite.exec('ROLLBACK')
        throw fault
      }
    },
  }
  return database as unknown as D1Database & { readonly sqlite: DatabaseSync }
}
