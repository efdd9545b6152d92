/**
 * A Durable Object's machine in one process: SQLite in memory, and an alarm.
 *
 * In turns, everything that an object wrote since it last awaited is committed together or not at all, as the
 * platform does; the alarm is a part of that.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

/** Stands in for the class of the same name in 'cloudflare:workers'. */
export class DurableObject<Env> {
  protected ctx: DurableObjectState
  protected env: Env
  constructor(ctx: DurableObjectState, env: Env) {
    this.ctx = ctx
    this.env = env
  }
}

type Row = Record<string, unknown>

const cursorOf = (rows: Row[]) => ({
  toArray: () => rows,
  one: () => {
    const [row] = rows
    if (!row || rows.length > 1) throw new Error(`expected one row, there are ${rows.length}`)
    return row
  },
  [Symbol.iterator]: () => rows[Symbol.iterator](),
})

export class Machine {
  readonly name: string
  readonly sqlite = new DatabaseSync(':memory:')
  readonly #inTurns: boolean
  /** Statements by their text; null for a text of several. */
  readonly #statements = new Map<string, StatementSync | null>()
  #writing = false
  /** As committed. */
  alarmAt: number | null = null
  #alarmWritten: number | null = null

  /** @param inTurns a turn is one transaction, ended by `commit` or `rollback`; else each statement stands alone */
  constructor(name: string, inTurns = false) {
    this.name = name
    this.#inTurns = inTurns
    this.sqlite.exec('PRAGMA foreign_keys = ON')
  }

  /** What the runtime hands to the constructor of an object; the storage outlives the instance. */
  get ctx(): DurableObjectState {
    const id = { name: this.name, toString: () => this.name }
    return { id, storage: this.#storage } as unknown as DurableObjectState
  }

  commit(): void {
    if (this.#writing) this.sqlite.exec('COMMIT')
    this.#writing = false
    this.alarmAt = this.#alarmWritten
  }

  rollback(): void {
    if (this.#writing) this.sqlite.exec('ROLLBACK')
    this.#writing = false
    this.#alarmWritten = this.alarmAt
  }

  /** The alarm rings, or the runtime loses it: either way it is no longer set. */
  takeAlarm(): void {
    this.alarmAt = null
    this.#alarmWritten = null
  }

  read<T>(text: string, ...values: SQLInputValue[]): T[] {
    return this.#prepared(text)?.all(...values) as T[]
  }

  #prepared(text: string): StatementSync | null {
    const known = this.#statements.get(text)
    if (known !== undefined) return known
    const several = /;\s*\S/.test(text.replace(/--.*$/gm, ''))
    const statement = several ? null : this.sqlite.prepare(text)
    this.#statements.set(text, statement)
    return statement
  }

  #begin(): void {
    if (!this.#inTurns || this.#writing) return
    this.sqlite.exec('BEGIN')
    this.#writing = true
  }

  #setAlarm(at: number | null): Promise<void> {
    this.#alarmWritten = at
    if (!this.#inTurns) this.alarmAt = at
    return Promise.resolve()
  }

  readonly #storage = {
    sql: {
      exec: (text: string, ...values: SQLInputValue[]) => {
        this.#begin()
        const statement = this.#prepared(text)
        if (statement) return cursorOf(statement.all(...values))
        this.sqlite.exec(text)
        return cursorOf([])
      },
    },
    transactionSync: <T>(work: () => T): T => {
      this.#begin()
      this.sqlite.exec('SAVEPOINT work')
      try {
        const result = work()
        this.sqlite.exec('RELEASE work')
        return result
      } catch (fault) {
        this.sqlite.exec('ROLLBACK TO work')
        this.sqlite.exec('RELEASE work')
        throw fault
      }
    },
    setAlarm: (at: number) => this.#setAlarm(at),
    deleteAlarm: () => this.#setAlarm(null),
    getAlarm: () => Promise.resolve(this.#alarmWritten),
  }
}
