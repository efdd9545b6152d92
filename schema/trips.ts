/** How often a request goes to a database and comes back, and for how long it waits: what an answer costs when nothing is kept. */

export type Trips<Env> = {
  readonly env: Env
  readonly count: () => number
  readonly waitedMs: () => number
  /** For so long the databases themselves worked, as they say with each answer. */
  readonly sqlMs: () => number
}

/** Each of these is one way there and back, however many statements travel together. */
const TRAVELS = new Set(['all', 'batch', 'exec', 'first', 'raw', 'run'])

const isDatabase = (binding: unknown): binding is D1Database =>
  typeof binding === 'object' && binding !== null && 'prepare' in binding && 'batch' in binding

/** To look at each of some thirty bindings takes a tenth of a millisecond, and an isolate has the same ones for life. */
const known = new WeakMap<object, readonly PropertyKey[]>()

const databasesIn = <Env extends object>(env: Env): readonly (keyof Env)[] => {
  const before = known.get(env)
  if (before) return before as readonly (keyof Env)[]
  const names = (Object.keys(env) as (keyof Env)[]).filter((name) => isDatabase(env[name]))
  known.set(env, names as readonly PropertyKey[])
  return names
}

/** The same bindings, whose databases count. Several trips at one time are waited for once. */
export const countTrips = <Env extends object>(env: Env): Trips<Env> => {
  let count = 0
  let under = 0
  let since = 0
  let waited = 0
  let worked = 0

  const timed = (answer: unknown): unknown => {
    if (!(answer instanceof Promise)) return answer
    count++
    if (under++ === 0) since = performance.now()
    return answer
      .then((result) => {
        worked += workOf(result)
        return result
      })
      .finally(() => {
        if (--under === 0) waited += performance.now() - since
      })
  }

  /** Statements are handed back to `batch` as they came: a database takes only its own. */
  const own = new WeakMap<object, object>()
  const counting = <T extends object>(real: T): T => {
    const proxy: T = new Proxy(real, {
      get: (target, property) => {
        const member: unknown = Reflect.get(target, property)
        if (typeof member !== 'function') return member
        return (...given: unknown[]) => {
          const plain = given.map((one) =>
            Array.isArray(one) ? one.map((part: unknown) => (isObject(part) ? (own.get(part) ?? part) : part)) : one,
          )
          const answer: unknown = Reflect.apply(member, target, plain)
          if (TRAVELS.has(String(property))) return timed(answer)
          return isObject(answer) && !(answer instanceof Promise) ? counting(answer) : answer
        }
      },
    })
    own.set(proxy, real)
    return proxy
  }

  const counted = Object.fromEntries(databasesIn(env).map((name) => [name, counting(env[name] as D1Database)]))
  return { env: { ...env, ...counted }, count: () => count, waitedMs: () => waited, sqlMs: () => worked }
}

/** A bare value, as `first` answers, does not say. */
const workOf = (result: unknown): number => {
  if (Array.isArray(result)) return result.reduce((sum: number, one) => sum + workOf(one), 0)
  return (isObject(result) && (result as Partial<D1Result>).meta?.duration) || 0
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
