/**
 * A document of stock is acted on: what it is about to do to the shelves is written down, then done, then noted. Whoever repeats
 * it, and the sweep, go on where it stopped; nothing is done twice, because each step has an id.
 */
import type { Planned } from '#domain/inventory/documents/acts'
import {
  changeOf,
  stateOf,
  type DocumentRefusal,
  type DocumentState,
  type Step,
  type StockDocument,
  type StockDocumentId,
} from '#domain/inventory/documents/document'
import { ok, refuse, type Result } from '#domain/result'
import {
  documentBy,
  documentsDue,
  planActs,
  settleSteps,
  type Act,
  type Read,
  type Settled,
} from '#schema/products/inventory/documents'
import type { Env } from '../../env.ts'
import type { TopologyEnv } from '../../sharding/topology.ts'
import { ringAwaited } from './ring-awaited.ts'
import { changeStocks } from './stock.ts'

export type DocumentsEnv = TopologyEnv & Pick<Env, 'PRODUCTS_DB' | 'USER_FACTS'>

export type ActRefusal =
  | DocumentRefusal
  | { readonly code: 'document-unknown' }
  /** Somebody else has done something with it since it was looked at. */
  | { readonly code: 'document-changed'; readonly version: number }

/** Of an act: what it plans, and what it makes of the document besides. */
export type Deciding = {
  readonly id: StockDocumentId
  /** That whoever acts has seen. */
  readonly version: number
  readonly act: string
  readonly who: string
  readonly decide: (document: StockDocument) => Planned
  readonly after: Pick<Act, 'patch'> & { readonly state?: DocumentState }
}

/** Scans that come between reading and writing are no reason to refuse: it is read again, with them. */
const TRIES_MAX = 5

export const actOn = async (env: DocumentsEnv, deciding: Deciding, now: number): Promise<Result<Read, ActRefusal>> => {
  const { id, version, act, who, decide, after } = deciding
  const db = env.PRODUCTS_DB
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const read = await documentBy(db, id)
    if (!read) return refuse({ code: 'document-unknown' })
    const { document } = read
    if (read.act === act || document.steps.some((step) => step.act === act)) return ok(await carryOutSteps(env, read))
    if (document.version !== version) return refuse({ code: 'document-changed', version: document.version })
    const planned = decide(document)
    if (!planned.ok) return planned
    const { state = document.state, patch } = after
    const acting = { read, state, steps: planned.value, act, who, ...(patch && { patch }) }
    if (!(await planActs(db, acting, now))) continue
    const written = await documentBy(db, id)
    if (!written) return refuse({ code: 'document-unknown' })
    return ok(await carryOutSteps(env, written))
  }
  return refuse({ code: 'document-changed', version })
}

/** The shards take so many changes in one breath. */
const AT_ONCE = 200

/** Every step that is due, each once whatever happens. @returns the document as it is then */
export const carryOutSteps = async (env: DocumentsEnv, read: Read): Promise<Read> => {
  const due = read.document.steps.filter(({ state }) => state === 'due').slice(0, AT_ONCE)
  // Somebody acted while another's steps were settled: what the two have come to is written by whoever sees it.
  if (due.length === 0 && stateOf(read.document) === read.document.state) return read
  await settleSteps(env.PRODUCTS_DB, read, await taken(env, read.document.id, due))
  const now = await documentBy(env.PRODUCTS_DB, read.document.id)
  return now ? carryOutSteps(env, now) : read
}

const taken = async (env: DocumentsEnv, id: StockDocumentId, steps: readonly Step[]): Promise<Settled[]> => {
  const asked = steps.flatMap((step) => {
    const change = changeOf(id, step)
    return change ? [{ step: step.step, change }] : []
  })
  const answers = await changeStocks(
    env,
    asked.map(({ change }) => change),
  )
  await ringAwaited(
    env,
    asked.map(({ change }) => change),
    answers,
  )
  return asked.flatMap(({ step }, index): Settled[] => {
    const answer = answers[index]
    if (!answer) return []
    if (answer.ok) return [{ step, state: 'done', answer: { available: answer.value.available } }]
    const { code } = answer.refusal
    const available = 'available' in answer.refusal ? { available: answer.refusal.available } : {}
    return [{ step, state: 'refused', answer: { code, ...available } }]
  })
}

/** Whoever has planned them is still at it for so long, in ms. */
const LEFT_ALONE_MS = 30_000
/** In one sweep; the next goes on. */
const SWEPT_MAX = 20

/** What a crash has left undone. */
export const sweepDocuments = async (env: DocumentsEnv, now: number): Promise<void> => {
  for (const id of await documentsDue(env.PRODUCTS_DB, now - LEFT_ALONE_MS, SWEPT_MAX)) {
    const read = await documentBy(env.PRODUCTS_DB, id)
    if (read) await carryOutSteps(env, read)
  }
}
