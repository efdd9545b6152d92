/**
 * The answers tier: a public page or list that was made a moment ago is told again.
 *
 *   (the platform's cache) ──▶ memory of the isolate ──▶ the data centre's cache ──▶ the page itself
 *
 * Fresh is what is known to have been right within the last 30 s, by the clock or by the journal (journal.ts); it is
 * told for 25 s more while one request makes it anew. So nothing is told that has been wrong for longer than a minute.
 * A page is made without the headers of who asked: by its address, by what it reads of it (policies.ts), and by the
 * store; so it can hold nothing of anybody, and nobody can put something into it for others.
 */
import type { Context, Handler } from 'hono'
import type { App } from '../env.ts'
import { singleFlight } from './single-flight.ts'
import { fromEdge, toEdge } from './edge.ts'
import { isTimeToListen, journalSeq, listen } from './journal.ts'
import { cachedOf, isKeepable, missingOf, stateOf, type CachedAnswer } from './cached-answer.ts'
import { KEY_LENGTH_MAX, cacheKey } from './key.ts'
import { later } from './later.ts'
import { openMemory } from './memory.ts'
import type { AnswerPolicy } from './policies.ts'
import { heldUntil, isPurgedHere, madeOf, purgesHere } from './tags.ts'
import { tell, answerOnce, type Around } from './tell.ts'
import { timed } from './timing.ts'

/** By then a page is made, or its request was cut off, in ms. */
const REFRESH_MS_MAX = 10_000
/** Pages that are being made anew at one time; more were forgotten by requests that were cut off. */
const REFRESHING_MAX = 1_000
/** Half of an isolate's 128 MB: some 2,000 pages of 30 KB. */
const ENTRIES_MAX = 10_000
const BYTES_MAX = 64 * 1024 * 1024
/** That something is not there is told for so long without a look, in ms, and only from here. */
const MISSING_MS = 5_000
const MISSING_MAX = 500
const MISSING_BYTES_MAX = 4 * 1024 * 1024

const memory = openMemory(ENTRIES_MAX, BYTES_MAX)
const missing = openMemory(MISSING_MAX, MISSING_BYTES_MAX)
type Made = { readonly cached: CachedAnswer; readonly timing: string }
const making = singleFlight<Made | undefined>()
const listening = singleFlight<boolean>()
/** Since when a page is being made anew: a request that was cut off never says that it has ended. */
const refreshing = new Map<string, number>()

type Page = () => Promise<Response> | Response

/** The fastest way out: no routing, no parsing, for an address that is kept as it stands and fresh. */
export const answerFromMemory = (
  request: Request,
  env?: App['Bindings'],
  context?: ExecutionContext,
): Response | undefined => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
  const cached = memory.get(request.url)
  if (!cached) return undefined
  const now = Date.now()
  const around = { env, context }
  listenInTime(around, now)
  return stateOf(cached, now) === 'fresh' ? tell(request, cached, now, around, 'memory') : undefined
}

/** A route that everybody is answered alike. */
export const cached =
  (policy: AnswerPolicy, page: (c: Context<App>) => Promise<Response> | Response): Handler<App> =>
  (c) =>
    answered(c, policy, () => page(c))

/** The same inside of a route that has looked at its address already. */
export const throughCache = async <Answer>(
  c: Context<App>,
  policy: AnswerPolicy,
  make: () => Answer | Promise<Answer>,
): Promise<Answer> =>
  // Types of the API tell what stands in an answer; it is a response all the same, kept or not.
  (await answered(c, policy, make as unknown as Page)) as unknown as Answer

const answered = async (c: Context<App>, policy: AnswerPolicy, page: Page): Promise<Response> => {
  const requested = c.req.raw
  const key = cacheKey(requested.url, policy.reads)
  // From here on nobody who asks can be told from another: no cookie, no language, nothing that a page does not read.
  c.req.raw = new Request(key)
  const around: Around = { env: c.env, context: contextOf(c) }
  if (key.length > KEY_LENGTH_MAX) return answerOnce(await timed(c, page), 'none')

  const now = Date.now()
  listenInTime(around, now)
  const near = (await good(memory.get(key), around)) ?? notThere(key, now)
  if (near) return answerAgain(near, 'memory')
  const further = await good(await fromEdge(key, versionOf(around)), around)
  if (further) {
    memory.keep(key, further)
    return answerAgain(further, 'edge')
  }
  let unkept: Response | undefined
  // What is being made while something is purged is not for whoever comes after that.
  const made = await making(`${purgesHere()} ${key}`, () => {
    const work = make(key, c, policy, page, around, (response) => (unkept = response))
    // The others wait for this page too: it is finished even when the shopper who asked first has gone.
    later(
      around.context,
      work.catch(() => undefined),
    )
    return work
  })
  if (made) return tell(requested, made.cached, Date.now(), around, 'miss', made.timing)
  return unkept ?? answerOnce(await timed(c, page), 'none')

  function answerAgain(cached: CachedAnswer, tier: 'memory' | 'edge'): Response {
    if (cached.status === 200 && stateOf(cached, now) === 'stale')
      later(around.context, refresh(key, c, policy, page, around))
    return tell(requested, cached, now, around, tier)
  }
}

/** Make the page and keep it, if it may be kept. */
const make = async (
  key: string,
  c: Context<App>,
  policy: AnswerPolicy,
  page: Page,
  around: Around,
  refuse: (response: Response) => void,
): Promise<Made | undefined> => {
  const begun = { renderedAt: Date.now(), seq: journalSeq() }
  const { response, timing } = await timed(c, page)
  const tags = [...policy.tags((name) => c.req.param(name) ?? ''), ...madeOf(c)]
  const until = heldUntil(c)
  if (response.status === 404 && isKeepable(response, 404)) {
    const cached = await missingOf(response, { ...begun, tags, until })
    missing.keep(key, cached)
    memory.forget(key)
    return { cached, timing }
  }
  if (!isKeepable(response, 200)) {
    refuse(answerOnce({ response, timing }, 'none'))
    return undefined
  }
  const cached = await cachedOf(response, policy, { ...begun, tags, until })
  // What was purged while it was made is for those who have waited for it, and for nobody after them.
  if (!isPurgedHere(cached.tags, cached.renderedAt)) {
    memory.keep(key, cached)
    later(around.context, toEdge(key, versionOf(around), cached))
  }
  return { cached, timing }
}

/** One request makes the page anew; the others are answered with the one that is there. */
const refresh = async (key: string, c: Context<App>, policy: AnswerPolicy, page: Page, around: Around) => {
  const now = Date.now()
  if (now - (refreshing.get(key) ?? 0) < REFRESH_MS_MAX) return
  if (refreshing.size >= REFRESHING_MAX) refreshing.clear()
  refreshing.set(key, now)
  try {
    // A page that has gone or moved is not shown on.
    await make(key, c, policy, page, around, ({ status }) => void (status < 500 && memory.forget(key)))
  } catch (fault) {
    console.error('a page could not be made anew', c.req.path, fault)
  }
  refreshing.delete(key)
}

const notThere = (key: string, now: number): CachedAnswer | undefined => {
  const cached = missing.get(key)
  return cached && now - cached.renderedAt < MISSING_MS && !isPurgedHere(cached.tags, cached.renderedAt)
    ? cached
    : undefined
}

/** Whether it may be told; when nobody has looked for long, what has changed is asked for first. */
const good = async (cached: CachedAnswer | undefined, around: Around): Promise<CachedAnswer | undefined> => {
  if (!cached) return undefined
  const state = stateOf(cached, Date.now())
  if (state !== 'doubtful') return state === 'gone' ? undefined : cached
  const received = await hear(around)
  const then = received && stateOf(cached, Date.now())
  return then === 'fresh' || then === 'stale' ? cached : undefined
}

/** Asks what has changed, together with whoever asks at the same time. @returns whether the store answered */
const hear = async ({ env, context }: Around): Promise<boolean> => {
  if (!env?.PRODUCTS_DB) return false
  return listening('journal', () => {
    const work = listen(env.PRODUCTS_DB, Date.now())
    later(context, work)
    return work
  })
}

/** Once in ten seconds, and nobody waits for it. */
const listenInTime = (around: Around, now: number): void => {
  if (around.env?.PRODUCTS_DB && isTimeToListen(now)) later(around.context, hear(around))
}

const versionOf = ({ env }: Around): string => env?.VERSION?.id ?? ''

/** Outside a Worker there is none. */
const contextOf = (c: Context<App>): ExecutionContext | undefined => {
  try {
    return c.executionCtx as ExecutionContext
  } catch {
    return undefined
  }
}
