/**
 * The limits that production has and a laptop has not, put around the bindings in every test.
 *
 * @see docs/limits.md for each number and its source
 */

const LIMITS = {
  d1Parameters: 100,
  d1StatementBytes: 100_000,
  d1QueriesPerRequest: 1_000,
  likeBytes: 50,
  rowBytes: 2_000_000,
  queueMessageBytes: 128_000,
  queueBatchMessages: 100,
  queueBatchBytes: 256_000,
  /** The platform counts a second; two clocks may differ by a little. */
  kvWriteEveryMs: 900,
  kvValueBytes: 25 * 1024 * 1024,
  r2KeyBytes: 1_024,
  r2MetadataBytes: 8_192,
  r2WriteEveryMs: 900,
} as const

export class BeyondProduction extends Error {}

const bytes = (value: unknown): number =>
  new TextEncoder().encode(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).length

const bounded = (what: string, size: number, most: number): void => {
  if (size > most) throw new BeyondProduction(`${what}: ${size}, and the platform takes ${most}`)
}

const check = (statement: string, parameters: readonly unknown[]): void => {
  bounded('parameters of a statement', parameters.length, LIMITS.d1Parameters)
  for (const value of parameters)
    if (typeof value === 'string') bounded('bytes of a value', bytes(value), LIMITS.rowBytes)
  for (const [, place] of statement.matchAll(/\b(?:LIKE|GLOB)\s+\?(\d+)/gi)) {
    bounded('bytes of a LIKE pattern', bytes(parameters[Number(place) - 1]), LIMITS.likeBytes)
  }
}

/** A D1 database that refuses what production would refuse. `count` is told of every query. */
const limitedDatabase = (db: D1Database, count: (queries: number) => void): D1Database => {
  const statement = (text: string, prepared: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(prepared, {
      get: (target, property) => {
        const member: unknown = Reflect.get(target, property)
        if (typeof member !== 'function') return member
        return (...given: unknown[]) => {
          if (property === 'bind') {
            check(text, given)
            return statement(text, target.bind(...given))
          }
          count(1)
          return Reflect.apply(member, target, given) as unknown
        }
      },
    })
  const limited = <T extends D1Database | D1DatabaseSession>(database: T): T =>
    new Proxy(database, {
      get: (target, property) => {
        const member: unknown = Reflect.get(target, property)
        if (typeof member !== 'function') return member
        return (...given: unknown[]) => {
          if (property === 'prepare') {
            bounded('bytes of a statement', bytes(given[0]), LIMITS.d1StatementBytes)
            return statement(String(given[0]), target.prepare(String(given[0])))
          }
          if (property === 'batch' && Array.isArray(given[0])) count(given[0].length)
          const answer: unknown = Reflect.apply(member, target, given)
          return property === 'withSession' ? limited(answer as D1DatabaseSession) : answer
        }
      },
    })
  return limited(db)
}

const limitedQueue = <T>(queue: Queue<T>): Queue<T> =>
  new Proxy(queue, {
    get: (target, property) => {
      const member: unknown = Reflect.get(target, property)
      if (typeof member !== 'function') return member
      return (given: unknown, ...rest: unknown[]) => {
        const bodies =
          property === 'sendBatch' ? [...(given as Iterable<{ body: unknown }>)].map(({ body }) => body) : [given]
        bounded('messages of a batch', bodies.length, LIMITS.queueBatchMessages)
        for (const body of bodies) bounded('bytes of a message', bytes(body), LIMITS.queueMessageBytes)
        bounded(
          'bytes of a batch',
          bodies.reduce<number>((sum, body) => sum + bytes(body), 0),
          LIMITS.queueBatchBytes,
        )
        return Reflect.apply(member, target, [given, ...rest]) as unknown
      }
    },
  })

/** When each key was last written, by this isolate. */
const writtenAt = new Map<string, number>()

const writesApart = (what: string, key: string, everyMs: number): void => {
  const since = Date.now() - (writtenAt.get(`${what} ${key}`) ?? Number.NEGATIVE_INFINITY)
  if (since < everyMs) throw new BeyondProduction(`${what} is written again after ${since} ms`)
  writtenAt.set(`${what} ${key}`, Date.now())
}

/** KV takes one write a second for a key, and values of 25 MiB. */
const limitedKv = (kv: KVNamespace): KVNamespace =>
  new Proxy(kv, {
    get: (target, property) => {
      const member: unknown = Reflect.get(target, property)
      if (typeof member !== 'function') return member
      return (...given: unknown[]) => {
        if (property === 'put') {
          const [key, value] = [String(given[0]), given[1]]
          writesApart('a key of KV', key, LIMITS.kvWriteEveryMs)
          bounded('bytes of a value of KV', bytes(value), LIMITS.kvValueBytes)
        }
        return Reflect.apply(member, target, given) as unknown
      }
    },
  })

/** R2 takes one write a second for a key, keys of 1,024 bytes, and 8 KB of metadata. */
const limitedBucket = (bucket: R2Bucket): R2Bucket =>
  new Proxy(bucket, {
    get: (target, property) => {
      const member: unknown = Reflect.get(target, property)
      if (typeof member !== 'function') return member
      return (...given: unknown[]) => {
        if (property === 'put') {
          bounded('bytes of a key of R2', bytes(given[0]), LIMITS.r2KeyBytes)
          const { customMetadata = {} } = (given[2] ?? {}) as R2PutOptions
          bounded('bytes of metadata of R2', bytes(customMetadata), LIMITS.r2MetadataBytes)
          writesApart('a key of R2', String(given[0]), LIMITS.r2WriteEveryMs)
        }
        return Reflect.apply(member, target, given) as unknown
      }
    },
  })

const isDatabase = (binding: unknown): binding is D1Database =>
  typeof binding === 'object' && binding !== null && 'prepare' in binding && 'batch' in binding
const isQueue = (binding: unknown): binding is Queue =>
  typeof binding === 'object' && binding !== null && 'sendBatch' in binding

const isKv = (binding: unknown): binding is KVNamespace =>
  typeof binding === 'object' && binding !== null && 'getWithMetadata' in binding

const isBucket = (binding: unknown): binding is R2Bucket =>
  typeof binding === 'object' && binding !== null && 'createMultipartUpload' in binding

/** All bindings of one request, bounded as in production where the setting asks for it; untouched otherwise. */
export const withProductionLimits = <E extends { readonly PRODUCTION_LIMITS?: 'on' }>(env: E): E => {
  if (env.PRODUCTION_LIMITS !== 'on') return env
  let queries = 0
  const count = (more: number) => bounded('D1 queries of one request', (queries += more), LIMITS.d1QueriesPerRequest)
  const limited = Object.entries(env).map(([name, binding]) => [
    name,
    isDatabase(binding)
      ? limitedDatabase(binding, count)
      : isQueue(binding)
        ? limitedQueue(binding)
        : isKv(binding)
          ? limitedKv(binding)
          : isBucket(binding)
            ? limitedBucket(binding)
            : binding,
  ])
  return Object.fromEntries(limited) as E
}
