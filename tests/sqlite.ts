/** Node's own SQLite, made quick: a text is parsed once, and a row is a plain object, as on the platform. */
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite'

export type Row = Record<string, SQLOutputValue>

/**
 * SQLite parses and plans a statement anew whenever its LIMIT was bound, to look at the number; in a sum it does not
 * look. The same rows come, without a plan for each call.
 */
const withoutPeeking = (text: string): string => text.replace(/\bLIMIT \?(\d*)/g, 'LIMIT ?$1 + 0')

/** Whether it is several statements, as a migration is. */
const isScript = (text: string): boolean => /;\s*\S/.test(text.replace(/--.*$/gm, ''))

/** What a text does when it is carried out. */
type Executable = { readonly reads: boolean; readonly all: (values: readonly SQLInputValue[]) => Row[] }

/** Statements that are carried out together, once. */
const script = (sqlite: DatabaseSync, text: string): Executable => ({
  reads: false,
  all: (values) => {
    if (values.length > 0) throw new Error(`several statements with values: ${text}`)
    sqlite.exec(text)
    return []
  },
})

/** One statement. The columns that it gives must not change while it is in use. */
export class Prepared implements Executable {
  /** Whether it is sure to write nothing. */
  readonly reads: boolean
  readonly #statement: StatementSync
  readonly #names: readonly string[]

  constructor(sqlite: DatabaseSync, text: string) {
    this.#statement = sqlite.prepare(withoutPeeking(text))
    // Node names every value of every row anew when it is asked for objects; that takes longer than the query.
    this.#statement.setReturnArrays(true)
    this.#names = this.#statement.columns().map(({ name }) => name)
    this.reads = /^\s*SELECT\b/i.test(text)
  }

  all(values: readonly SQLInputValue[]): Row[] {
    const rows = this.#statement.all(...values) as unknown as SQLOutputValue[][]
    return rows.length === 0 ? [] : rows.map((row) => this.#named(row))
  }

  #named(values: readonly SQLOutputValue[]): Row {
    const row: Row = {}
    for (let index = 0; index < values.length; index++) row[this.#names[index] ?? ''] = values[index] ?? null
    return row
  }
}

/** The statements of one database by their text. */
export class Statements {
  readonly #sqlite: DatabaseSync
  readonly #known = new Map<string, Executable>()

  constructor(sqlite: DatabaseSync) {
    this.#sqlite = sqlite
  }

  of(text: string): Executable {
    const known = this.#known.get(text)
    if (known) return known
    const fresh = isScript(text) ? script(this.#sqlite, text) : new Prepared(this.#sqlite, text)
    this.#known.set(text, fresh)
    return fresh
  }
}

/** A database of one object, in memory, with its statements. */
export class Disk {
  readonly sqlite = new DatabaseSync(':memory:')
  readonly statements = new Statements(this.sqlite)

  constructor() {
    this.sqlite.exec('PRAGMA foreign_keys = ON')
  }
}
