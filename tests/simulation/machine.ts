/**
 * A Durable Object's machine in one process: SQLite in memory, and an alarm.
 *
 * In turns, everything that an object wrote since it last awaited is committed together or not at all, as the
 * platform does; the alarm is a part of that.
 */
import type { SQLInputValue } from 'node:sqlite'
import { Disk, type Row } from '#tests/sqlite'

/** Stands in for the class of the same name in 'cloudflare:workers'. */
export class DurableObject<Env> {
  protected ctx: DurableObjectState
  protected env: Env
  constructor(ctx: DurableObjectState, env: Env) {
    this.ctx = ctx
    this.env = env
  }
}

class Cursor {
  readonly #rows: Row[]
  constructor(rows: Row[]) {
    this.#rows = rows
  }
  toArray() {
    return this.#rows
  }
  one() {
    const [row] = this.#rows
    if (!row || this.#rows.length > 1) throw new Error(`expected one row, there are ${this.#rows.length}`)
    return row
  }
  [Symbol.iterator]() {
    return this.#rows[Symbol.iterator]()
  }
}

export class Machine {
  readonly name: string
  readonly disk: Disk
  readonly #inTurns: boolean
  #writing = false
  readonly #tables = new Set<string>()
  /** How often something was committed: as long as it is the same, so are the rows. */
  commits = 0
  /** As committed. */
  alarmAt: number | null = null
  #alarmWritten: number | null = null

  /**
   * @param inTurns a turn is one transaction, ended by `commit` or `rollback`; else each statement stands alone
   * @param disk what is on it already; it may be inside a transaction of somebody else's, who then undoes all turns
   */
  constructor(name: string, inTurns = false, disk = new Disk()) {
    this.name = name
    this.#inTurns = inTurns
    this.disk = disk
  }

  get sqlite() {
    return this.disk.sqlite
  }

  /** What the runtime hands to the constructor of an object; the storage outlives the instance. */
  get ctx(): DurableObjectState {
    const id = { name: this.name, toString: () => this.name }
    return { id, storage: this.#storage } as unknown as DurableObjectState
  }

  commit(): void {
    if (this.#writing) {
      this.#run('RELEASE turn')
      this.commits++
    }
    this.#writing = false
    this.alarmAt = this.#alarmWritten
  }

  rollback(): void {
    this.#undo()
    this.#alarmWritten = this.alarmAt
  }

  /** The alarm rings, or the runtime loses it: either way it is no longer set. */
  takeAlarm(): void {
    this.alarmAt = null
    this.#alarmWritten = null
  }

  read<T>(text: string, ...values: SQLInputValue[]): T[] {
    return this.disk.statements.of(text).all(values) as T[]
  }

  /** Between turns. Not yet, of an object that died before it had made its tables; no table ever goes away. */
  has(table: string): boolean {
    if (this.#tables.has(table)) return true
    const has = this.read('SELECT 1 FROM sqlite_schema WHERE name = ?', table).length > 0
    if (has) this.#tables.add(table)
    return has
  }

  #run(text: string): void {
    this.disk.statements.of(text).all([])
  }

  #begin(): void {
    if (!this.#inTurns || this.#writing) return
    this.#run('SAVEPOINT turn')
    this.#writing = true
  }

  #undo(): void {
    if (this.#writing) {
      this.#run('ROLLBACK TO turn')
      this.#run('RELEASE turn')
    }
    this.#writing = false
  }

  #setAlarm(at: number | null): Promise<void> {
    // As the platform does, which then leaves the alarm as it was.
    if (at !== null && !(Number.isFinite(at) && at > 0)) throw new TypeError(`an alarm cannot ring at ${at}`)
    this.#alarmWritten = at
    if (!this.#inTurns) this.alarmAt = at
    return Promise.resolve()
  }

  /** Before it the turn has written nothing: undoing it undoes everything. */
  #first<T>(work: () => T): T {
    try {
      return work()
    } catch (fault) {
      this.#undo()
      throw fault
    }
  }

  #nested<T>(work: () => T): T {
    this.#run('SAVEPOINT work')
    try {
      const result = work()
      this.#run('RELEASE work')
      return result
    } catch (fault) {
      this.#run('ROLLBACK TO work')
      this.#run('RELEASE work')
      throw fault
    }
  }

  readonly #storage = {
    sql: {
      databaseSize: 4_096,
      exec: (text: string, ...values: SQLInputValue[]) => {
        const statement = this.disk.statements.of(text)
        if (!statement.reads) this.#begin()
        return new Cursor(statement.all(values))
      },
    },
    transactionSync: <T>(work: () => T): T =>
      this.#inTurns && !this.#writing ? this.#first(work) : this.#nested(work),
    setAlarm: (at: number) => this.#setAlarm(at),
    deleteAlarm: () => this.#setAlarm(null),
    getAlarm: () => Promise.resolve(this.#alarmWritten),
  }
}
