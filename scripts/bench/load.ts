/**
 * The buyers of a measurement, in a process of their own so that they take no time from the shop.
 *
 * Connections that stay open, each with one request on its way, as so many browsers would: 32, unless a job says otherwise.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Pool } from 'undici'
import { adding, cartIn, completing, detailing, opening, totalIn, type BuyerCall, type LineItem } from './buyers.ts'

export const CONNECTIONS = 32

export type Job = {
  readonly origin: string
  /** Chains of requests; the next of a chain is sent when the one before has been answered. */
  readonly chains: readonly (readonly BuyerCall[])[]
  /** Instead of its requests each chain is a whole checkout of these line items. */
  readonly checkout?: readonly LineItem[]
  /** Go round and round for so long, in ms, or until they are stopped; without it every chain is sent once. */
  readonly forMs?: number
  /** How many buyers there are. */
  readonly clients?: number
  /** How long each of them thinks between two chains, in ms. */
  readonly pauseMs?: number
  /** Whether the answers are wanted: the last of each chain. */
  readonly keep?: boolean
}

export type Answer = { readonly status: number; readonly body: string }

/** What answers say of where they come from, and of what they cost: how many of each. */
export type LoadReport = {
  readonly tiers: Readonly<Record<string, number>>
  /** Of those that were made: by how many round trips to databases. */
  readonly trips: Readonly<Record<number, number>>
  /** For so long databases worked for all of them together. */
  readonly sqlMs: number
}

export type Done = {
  readonly chains: number
  readonly ms: number
  /** Of each chain, in ms, in no order. */
  readonly took: readonly number[]
  /** How many answers there were of each status; 0: the connection broke. */
  readonly statuses: Readonly<Record<number, number>>
  /** One for each chain, in the order of the job, when they were to be kept. */
  readonly answers: readonly Answer[]
  readonly told: LoadReport
}

const TRIPS = /desc="(\d+) round trips?"/
const SQL = /sql;dur=([\d.]+)/

const listenTo = (
  headers: Readonly<Record<string, unknown>>,
  { tiers, trips, sql }: { tiers: Record<string, number>; trips: Record<number, number>; sql: { ms: number } },
) => {
  const tier = headers['x-cache']
  if (typeof tier === 'string') tiers[tier] = (tiers[tier] ?? 0) + 1
  const timing = headers['server-timing']
  const made = typeof timing === 'string' ? TRIPS.exec(timing)?.[1] : undefined
  if (made !== undefined) trips[Number(made)] = (trips[Number(made)] ?? 0) + 1
  sql.ms += typeof timing === 'string' ? Number(SQL.exec(timing)?.[1] ?? 0) : 0
}

type Hear = (headers: Readonly<Record<string, unknown>>) => void

const ask = async (pool: Pool, { method, path, headers, body }: BuyerCall, hear: Hear): Promise<Answer> => {
  const answer = await pool.request({ method, path, headers, body: body ?? null })
  hear(answer.headers)
  return { status: answer.statusCode, body: await answer.body.text() }
}

type Send = (asked: BuyerCall) => Promise<Answer>

const inTurn = async (send: Send, chain: readonly BuyerCall[]): Promise<Answer | undefined> => {
  let last: Answer | undefined
  for (const asked of chain) last = await send(asked)
  return last
}

/** A shopper who puts in one thing after the other, then buys. */
const checkout = async (send: Send, lineItems: readonly LineItem[]): Promise<Answer> => {
  const opened = await send(opening())
  if (opened.status !== 201) return opened
  const cart = cartIn(opened.body)
  for (const line of lineItems) await send(adding(cart, [line]))
  const detailed = await send(detailing(cart))
  return detailed.status === 200 ? send(completing({ ...cart, total: totalIn(detailed.body) })) : detailed
}

let isStopped = false

const work = async (job: Job): Promise<Done> => {
  const { clients = CONNECTIONS, pauseMs = 0 } = job
  isStopped = false
  const pool = new Pool(job.origin, { connections: clients, pipelining: 1, headersTimeout: 60_000 })
  const took: number[] = []
  const statuses: Record<number, number> = {}
  const answers: Answer[] = []
  const tiers: Record<string, number> = {}
  const trips: Record<number, number> = {}
  const sql = { ms: 0 }
  const start = performance.now()
  const until = start + (job.forMs ?? Number.POSITIVE_INFINITY)
  const send = async (asked: BuyerCall): Promise<Answer> => {
    const answer = await ask(pool, asked, (headers) => listenTo(headers, { tiers, trips, sql })).catch(
      (fault: unknown) => ({
        status: 0,
        body: String(fault),
      }),
    )
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    return answer
  }
  let next = 0
  const buyer = async (): Promise<void> => {
    while (job.forMs === undefined ? next < job.chains.length : !isStopped && performance.now() < until) {
      const index = next++ % job.chains.length
      const begun = performance.now()
      const last = job.checkout ? await checkout(send, job.checkout) : await inTurn(send, job.chains[index] ?? [])
      if (job.keep && last) answers[index] = last
      took.push(performance.now() - begun)
      if (pauseMs > 0) await pause(pauseMs * (0.5 + Math.random()))
    }
  }
  await Promise.all(Array.from({ length: clients }, buyer))
  const ms = performance.now() - start
  await pool.close()
  return { chains: took.length, ms, took, statuses, answers, told: { tiers, trips, sqlMs: sql.ms } }
}

const STOP = 'stop'

/** Only as a child that is nothing else: one job at a time. */
if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  process.on('message', async (job: Job | typeof STOP) => {
    if (job === STOP) isStopped = true
    else process.send?.(await work(job))
  })
}

export type Load = {
  readonly run: (job: Job) => Promise<Done>
  /** Whoever goes round and round ends with the answer that is on its way. */
  readonly stop: () => void
  readonly close: () => void
}

export const startLoad = (): Load => {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), { serialization: 'advanced' })
  const run = (job: Job): Promise<Done> =>
    new Promise((resolve, reject) => {
      const ended = () => reject(new Error('the buyers have gone'))
      child.once('exit', ended)
      child.once('message', (done: Done) => {
        child.off('exit', ended)
        resolve(done)
      })
      child.send(job)
    })
  return { run, stop: () => void child.send(STOP), close: () => void child.kill() }
}
