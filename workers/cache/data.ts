/**
 * The data tier: what pages, carts and checkouts ask the products store for again and again, remembered by the isolate.
 *
 *   memory ──▶ the store
 *
 * One line states it: what is read, how many are remembered, and by which tags they are forgotten. The bound is the
 * same for all: five seconds. A little before, one request asks anew while the others go on with what is known; so
 * the store hears of a hot key once in some seconds, however many want it.
 *
 * Nobody ever waits for another's request: it may be cut off, and its answer never comes. Who finds that another has
 * asked looks again after a moment of its own, and asks itself when nothing has come.
 */
import { putLast } from './put-last.ts'
import { whenPurged } from './tags.ts'

/** What is charged, and what a page is made of, is at most so old, in ms: docs/architecture.md. */
export const DATA_FRESH_MS = 5_000
/** From then on one request asks anew, in ms: the store may take two seconds before anybody else has to ask. */
const RENEW_MS = 3_000
/** How long a request stands back for another that asks for the same, in ms: a slow answer of D1 from far away. */
const STAND_BACK_MS = 250
/** When the one it stood back for is gone, one of those who waited asks, and the others stand back once more. */
const TURNS = 2
/** It looks first after so long, in ms, and then each time twice as long. */
const LOOK_MS = 4

type Remembered<Value> = { readonly value: Value | undefined; readonly at: number }

export type DataPolicy<Store, Key, Value> = {
  /** Keys that are remembered, also those of which there is nothing: so many times the size of one stays far below 128 MB. */
  readonly entriesMax: number
  /** A purge of any of these forgets all. */
  readonly tags: readonly string[]
  /** What there is of these; what is missing is not there. */
  readonly read: (store: Store, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>
  /** A copy of the store may go back in time: as long as the newer one is fresh, it is kept. */
  readonly versionOf?: (value: Value) => number
}

export type Data<Store, Key, Value> = {
  /** All that there is of these, at most five seconds old; one question for those that are not known. */
  readonly many: (store: Store, keys: Iterable<Key>, now: number) => Promise<Map<Key, Value>>
  readonly one: (store: Store, key: Key, now: number) => Promise<Value | undefined>
  /** What was changed here is seen here at once. */
  readonly forget: () => void
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Requests tell the time when they begin, so what another has learnt meanwhile is a little ahead; a clock that jumps is not believed. */
const ageOf = (since: number | undefined, now: number): number =>
  since === undefined || since - now > DATA_FRESH_MS ? Number.POSITIVE_INFINITY : Math.max(0, now - since)

export const openData = <Store, Key extends string, Value>(
  policy: DataPolicy<Store, Key, Value>,
): Data<Store, Key, Value> => {
  const memory = new Map<Key, Remembered<Value>>()
  /** Since when somebody asks for a key: a request that was cut off never says that it has ended. */
  const requested = new Map<Key, number>()
  /** Counts how often all was forgotten: what was read before that may be old already. */
  let forgotten = 0

  const isRequestedFor = (key: Key, now: number) => ageOf(requested.get(key), now) < STAND_BACK_MS

  const isOlder = (value: Value | undefined, known: Remembered<Value> | undefined, now: number): boolean =>
    policy.versionOf !== undefined &&
    value !== undefined &&
    known?.value !== undefined &&
    ageOf(known.at, now) <= DATA_FRESH_MS &&
    policy.versionOf(value) < policy.versionOf(known.value)

  /** Undefined when the store does not answer and all that is asked anew is fresh still: then that is no harm. */
  const read = async (store: Store, keys: readonly Key[], now: number) => {
    try {
      return await policy.read(store, keys)
    } catch (fault) {
      if (keys.some((key) => ageOf(memory.get(key)?.at, now) > DATA_FRESH_MS)) throw fault
      console.error('the store did not answer; what is known goes on being used', fault)
      return undefined
    }
  }

  type Take = (key: Key, value: Value | undefined) => void

  /** Asks the store, and gives the answers to whoever takes them. */
  const ask = async (store: Store, keys: readonly Key[], now: number, take: Take): Promise<void> => {
    if (keys.length === 0) return
    const before = forgotten
    for (const key of keys) requested.set(key, now)
    try {
      const found = await read(store, keys, now)
      for (const key of keys) {
        const known = memory.get(key)
        const value = found?.get(key)
        if (!found || isOlder(value, known, now)) take(key, known?.value)
        else {
          take(key, value)
          if (before === forgotten) putLast(memory, key, { value, at: now }, policy.entriesMax)
        }
      }
    } finally {
      for (const key of keys) if (requested.get(key) === now) requested.delete(key)
    }
  }

  /** Looks again and again for what others ask for. @returns what has not come, or failed, and how long it took */
  const standBack = async (keys: readonly Key[], now: number, take: Take) => {
    let open = keys
    let waited = 0
    for (let look = LOOK_MS; open.length > 0 && waited < STAND_BACK_MS; look *= 2) {
      await pause(look)
      waited += look
      open = open.filter((key) => {
        const known = memory.get(key)
        if (ageOf(known?.at, now) > DATA_FRESH_MS) return true
        take(key, known?.value)
        return false
      })
      if (open.some((key) => !requested.has(key))) break
    }
    return { open, waited }
  }

  /** Those that are known are taken at once. @returns what is to be asked for, by us and by nobody else or by others already */
  const sort = (keys: Iterable<Key>, now: number, take: Take) => {
    const mine: Key[] = []
    const others: Key[] = []
    for (const key of new Set(keys)) {
      const known = memory.get(key)
      const isRequested = isRequestedFor(key, now)
      if (ageOf(known?.at, now) <= (isRequested ? DATA_FRESH_MS : RENEW_MS)) take(key, known?.value)
      else (isRequested ? others : mine).push(key)
    }
    return { mine, others }
  }

  const many = async (store: Store, keys: Iterable<Key>, now: number): Promise<Map<Key, Value>> => {
    const answer = new Map<Key, Value>()
    const take: Take = (key, value) => void (value !== undefined && answer.set(key, value))
    let open = keys
    let at = now
    for (let turn = 0; turn < TURNS; turn++) {
      const { mine, others } = sort(open, at, take)
      await ask(store, mine, at, take)
      const stood = await standBack(others, at, take)
      if (stood.open.length === 0) return answer
      open = stood.open
      at += stood.waited
    }
    await ask(store, [...open], at, take)
    return answer
  }

  const forget = () => {
    forgotten++
    memory.clear()
  }
  whenPurged(policy.tags, forget)

  return { many, one: async (store, key, now) => (await many(store, [key], now)).get(key), forget }
}

/** For what is read as a whole: the menu, the drops. */
const WHOLE = 'whole'

/** One thing that is read at once, or nothing. */
export const openWhole = <Store, Value>(policy: {
  readonly tags: readonly string[]
  readonly read: (store: Store) => Promise<Value>
}): { readonly get: (store: Store, now: number) => Promise<Value>; readonly forget: () => void } => {
  const data = openData<Store, typeof WHOLE, { readonly of: Value }>({
    entriesMax: 1,
    tags: policy.tags,
    read: async (store) => new Map([[WHOLE, { of: await policy.read(store) }]]),
  })
  const get = async (store: Store, now: number): Promise<Value> => {
    const found = await data.one(store, WHOLE, now)
    // It is always there: what is read as a whole may be empty, and is never missing.
    return found ? found.of : policy.read(store)
  }
  return { get, forget: data.forget }
}
