/**
 * A D1 database on Node's own SQLite, with the limits of production: for tests of queries.
 *
 * @see https://developers.cloudflare.com/d1/platform/limits/
 */
import { globSync, readFileSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Statements } from './sqlite.ts'

/** Bound parameters of one statement, bytes of one value, in production. */
const PARAMETERS_MAX = 100
const VALUE_BYTES_MAX = 2_000_000

class Statement {
  readonly statements: Statements
  readonly text: string
  readonly values: readonly SQLInputValue[]

  constructor(statements: Statements, text: string, values: readonly SQLInputValue[] = []) {
    this.statements = statements
    this.text = text
    this.values = values
  }

  bind(...values: SQLInputValue[]) {
    if (values.length > PARAMETERS_MAX) throw new Error('D1_ERROR: too many SQL variables')
    if (values.some((value) => typeof value === 'string' && Buffer.byteLength(value) > VALUE_BYTES_MAX))
      throw new Error('D1_ERROR: string or blob too big')
    return new Statement(this.statements, this.text, values)
  }

  run() {
    const statement = this.statements.of(this.text)
    const before = statement.reads ? 0 : this.#changes()
    const results = statement.all(this.values)
    const changes = statement.reads ? 0 : this.#changes() - before
    return Promise.resolve({ success: true, results, meta: { changes } })
  }

  /** Of the whole database, ever. */
  #changes(): number {
    return Number(this.statements.of('SELECT total_changes() AS n').all([])[0]?.['n'])
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
  return d1Of(sqlite)
}

/** @param sqlite has its tables already */
export const d1Of = (sqlite: DatabaseSync): D1Database & { readonly sqlite: DatabaseSync } => {
  const statements = new Statements(sqlite)
  const database = {
    sqlite,
    prepare: (text: string) => new Statement(statements, text),
    async batch(together: readonly Statement[]) {
      // Not a transaction of its own: a whole history may be one already.
      statements.of('SAVEPOINT batch').all([])
      try {
        // Nothing is awaited inside, so that two batches at once stay two transactions.
        const results = together.map((statement) => statement.run())
        statements.of('RELEASE batch').all([])
        return await Promise.all(results)
      } catch (fault) {
        statements.of('ROLLBACK TO batch').all([])
        statements.of('RELEASE batch').all([])
        throw fault
      }
    },
  }
  return database as unknown as D1Database & { readonly sqlite: DatabaseSync }
}
