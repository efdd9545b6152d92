/**
 * What the shop does for what it is asked, counted and not timed: statements and rows of every store, calls of shards,
 * messages of queues. The same work gives the same figures on any machine, so a bound on them is not missed by chance.
 */
import { broadcastIn, eventsIn, LISTENERS } from '#domain/events'
import type { CallContext } from '#domain/sharding/keeping'
import type { Queues } from '#durable-objects/sharding/outbox'
import type { Env } from '#workers/env'

export const STORES = ['orders', 'inventory', 'products', 'users', 'transactions', 'statistics'] as const
export type Store = (typeof STORES)[number]

export type Statement = {
  readonly store: Store
  readonly text: string
  times: number
  rowsRead: number
  rowsWritten: number
}

export type Counts = {
  readonly statements: readonly Readonly<Statement>[]
  /** How often a shard set its alarm or took it away: the platform bills each as a row written. */
  readonly alarms: Readonly<Record<string, number>>
  /** Calls of shards by who asks and what for: `request begin` is waited for by a shopper, `queue take` by nobody. */
  readonly calls: Readonly<Record<string, number>>
  /** Messages of the listeners' queues, and the facts in them. */
  readonly messages: Readonly<Record<string, number>>
  readonly facts: Readonly<Record<string, number>>
}

/** A Worker and its shards share one isolate here, so one memory counts for all of them. */
const statements = new Map<string, Statement>()
const alarms = new Map<string, number>()
const calls = new Map<string, number>()
const messages = new Map<string, number>()
const facts = new Map<string, number>()

export const countsNow = (): Counts => ({
  statements: [...statements.values()],
  alarms: Object.fromEntries(alarms),
  calls: Object.fromEntries(calls),
  messages: Object.fromEntries(messages),
  facts: Object.fromEntries(facts),
})

export const countAnew = (): void => {
  for (const counts of [statements, alarms, calls, messages, facts]) counts.clear()
}

const add = (counts: Map<string, number>, key: string, many = 1) => void counts.set(key, (counts.get(key) ?? 0) + many)

/** Texts are the same statement whatever their spacing. */
const noteStatement = (store: Store, written: string): Statement => {
  const text = written.replace(/\s+/g, ' ').trim()
  const key = `${store} ${text}`
  const statement = statements.get(key) ?? { store, text, times: 0, rowsRead: 0, rowsWritten: 0 }
  statement.times++
  statements.set(key, statement)
  return statement
}

type Cursor = ReturnType<SqlStorage['exec']>

/** Rows that are read are known when a cursor has been gone through. */
const noteRows = (cursor: Cursor, statement: Statement): Cursor => {
  statement.rowsWritten += cursor.rowsWritten
  let noted = 0
  const after = <T>(value: T): T => {
    statement.rowsRead += cursor.rowsRead - noted
    noted = cursor.rowsRead
    return value
  }
  after(null)
  return Object.assign(cursor, {
    toArray: () => after(Object.getPrototypeOf(cursor).toArray.call(cursor)),
    one: () => after(Object.getPrototypeOf(cursor).one.call(cursor)),
  }) as Cursor
}

/** From now on the statements and the alarms of this shard are counted. @returns its database, for what is not to be counted */
export const countShard = (store: Store, storage: DurableObjectStorage): Pick<SqlStorage, 'exec'> => {
  const { sql } = storage
  const exec = sql.exec.bind(sql) as SqlStorage['exec']
  const counting = (text: string, ...values: unknown[]) =>
    noteRows(exec(text, ...(values as never[])) as Cursor, noteStatement(store, text))
  Object.assign(sql, { exec: counting })
  for (const verb of ['setAlarm', 'deleteAlarm'] as const) {
    const change = storage[verb].bind(storage) as (...asked: unknown[]) => Promise<void>
    const counting = (...asked: unknown[]) => {
      add(alarms, store)
      return change(...asked)
    }
    Object.assign(storage, { [verb]: counting })
  }
  return { exec }
}

/** A message and the facts in it, each as often as it has listeners. */
const noteMessage = (queue: keyof Queues, body: string): void => {
  add(messages, queue)
  const told = queue === 'FACTS' ? broadcastIn(body) : { listeners: [queue], events: eventsIn(body) }
  for (const listener of told.listeners) add(facts, listener, told.events.length)
}

const countedQueue = (name: keyof Queues, queue: Queue<string>): Pick<Queue<string>, 'send'> => ({
  send: (body, options) => {
    noteMessage(name, body)
    return queue.send(body, options)
  },
})

const QUEUES = [...LISTENERS.map((listener) => `${listener.toUpperCase()}_FACTS`), 'FACTS'] as (keyof Queues)[]

/** The same bindings, and their messages are counted. */
export const withCountedQueues = <E extends Queues>(env: E): E => {
  const queues = QUEUES.map((name) => [name, countedQueue(name, env[name])])
  return { ...env, ...Object.fromEntries(queues) }
}

type Meta = { readonly meta: { readonly rows_read?: number; readonly rows_written?: number } }

const noteMeta = ({ meta }: Meta, statement: Statement): void => {
  statement.rowsRead += meta.rows_read ?? 0
  statement.rowsWritten += meta.rows_written ?? 0
}

/** The text of each statement that a counted database has prepared. */
const textOf = new WeakMap<object, string>()

const countedStatement = (store: Store, text: string, prepared: D1PreparedStatement): D1PreparedStatement => {
  const run = async () => {
    const statement = noteStatement(store, text)
    const answer = await prepared.all<Record<string, unknown>>()
    noteMeta(answer, statement)
    return answer
  }
  const first = async (column?: string) => {
    const [row] = (await run()).results
    return column === undefined || !row ? (row ?? null) : row[column]
  }
  const bind = (...values: unknown[]) => countedStatement(store, text, prepared.bind(...values))
  const raw = (...asked: never[]) => {
    noteStatement(store, text)
    return prepared.raw(...asked)
  }
  const counted = { bind, run, all: run, first, raw, prepared }
  textOf.set(counted, text)
  return counted as unknown as D1PreparedStatement
}

type Preparing = Pick<D1Database, 'prepare' | 'batch'>
type CountedStatement = D1PreparedStatement & { readonly prepared: D1PreparedStatement }

const countedDatabase = <D extends Preparing>(store: Store, database: D): D => {
  const prepare = (text: string) => countedStatement(store, text, database.prepare(text))
  const batch = async (some: readonly CountedStatement[]) => {
    const noted = some.map((one) => noteStatement(store, textOf.get(one) ?? ''))
    const answers = await database.batch(some.map(({ prepared }) => prepared))
    for (const [at, answer] of answers.entries()) if (noted[at]) noteMeta(answer, noted[at])
    return answers
  }
  return new Proxy(database, {
    get: (target, property) => {
      if (property === 'prepare') return prepare
      if (property === 'batch') return batch
      const member: unknown = Reflect.get(target, property)
      if (typeof member !== 'function') return member
      return (...given: unknown[]) => {
        const answer: unknown = Reflect.apply(member, target, given)
        return property === 'withSession' ? countedDatabase(store, answer as D1Database) : answer
      }
    },
  })
}

type Namespace = Env['ORDERS'] | Env['INVENTORY']
type Ask = { readonly visit: CallContext; readonly verb: string; readonly args: readonly unknown[] }

const countedNamespace = <N extends Namespace>(asker: string, namespace: N): N => {
  const getByName = (...named: Parameters<Namespace['getByName']>) => {
    const stub = namespace.getByName(...named)
    const ask = (asked: Ask) => {
      add(calls, `${asker} ${asked.verb}`)
      return stub.ask(asked)
    }
    return new Proxy(stub, { get: (target, property) => (property === 'ask' ? ask : Reflect.get(target, property)) })
  }
  return new Proxy(namespace, {
    get: (target, property) => {
      if (property === 'getByName') return getByName
      const member: unknown = Reflect.get(target, property)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}

const wrapped = new Map<string, Env>()

/** Bindings that count, the same at every request: isolates remember what they know by them. @param asker who uses them */
export const withCounting = (env: Env, asker: 'request' | 'queue' | 'clock'): Env => {
  const known = wrapped.get(asker)
  if (known) return known
  const counting: Env = {
    ...withCountedQueues(env),
    ORDERS: countedNamespace(asker, env.ORDERS),
    INVENTORY: countedNamespace(asker, env.INVENTORY),
    PRODUCTS_DB: countedDatabase('products', env.PRODUCTS_DB),
    USERS_DB: countedDatabase('users', env.USERS_DB),
    TRANSACTIONS_DB: countedDatabase('transactions', env.TRANSACTIONS_DB),
    STATISTICS_DB: countedDatabase('statistics', env.STATISTICS_DB),
  }
  wrapped.set(asker, counting)
  return counting
}
