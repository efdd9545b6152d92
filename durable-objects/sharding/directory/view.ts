/** What staff see of the directory, made of what it has written down and what it has heard. */
import type { VariantId } from '#domain/ids'
import { forecastAt } from '#domain/sharding/forecast'
import { laneKey } from '#domain/sharding/lanes'
import { callsPerSecond, type ShardLoad } from '#domain/sharding/load'
import { isLate, type ShardHistory } from '#domain/sharding/monitor'
import {
  LOG_PAGE,
  RATE_MAX,
  SERIES_MAX,
  shareOf,
  type Course,
  type DirectorySnapshot,
  type ItemSnapshot,
  type LoadSnapshot,
  type LoggedDecision,
  type MoveSnapshot,
} from '#domain/sharding/directory-snapshot'
import { KEYSPACES, slotOfItem, type Keyspace } from '#domain/sharding/slots'
import { keeperOf, slotsOfShard, type Topology } from '#domain/sharding/topology'
import * as memory from '#schema/shards/directory/memory'
import type { Watching } from './watching.ts'

const QUARTER_MS = 15 * 60_000
const COURSE_MS = 40 * 60_000
const FORECAST_MS = 10 * 60_000
/** A move that has ended stays in sight for so long. */
const ENDED_MS = 60_000

export const loggedOf = ({ id, at, decision, reason, state, by, note }: memory.Job): LoggedDecision => ({
  id,
  at,
  decision,
  reason,
  state,
  by,
  note,
})

const jobState = ({ state, work }: memory.Job): MoveSnapshot['state'] => {
  if (state === 'done' || state === 'stopped') return state
  if (state === 'refused') return 'failed'
  if (work?.kind === 'move' && work.stop) return 'stopping'
  return work?.kind === 'move' && (work.current || work.done > 0) ? 'moving' : 'waiting'
}

/** A job that moves slots; undefined for other jobs. */
export const moveSnapshot = (job: memory.Job): MoveSnapshot | undefined => {
  const { id, work, decision, reason, at, endedAt } = job
  if (work?.kind !== 'move' || (decision.type !== 'move-slots' && decision.type !== 'close-shard')) return undefined
  const { current, total, done, stallMs, failed } = work
  const from = decision.type === 'move-slots' ? decision.from : decision.shard
  return {
    id,
    keyspace: decision.keyspace,
    from,
    to: current?.to ?? work.todo[0]?.[1] ?? (decision.type === 'move-slots' ? decision.to : from),
    slots: total,
    done,
    now: current?.slot ?? null,
    step: current?.step ?? null,
    rows: current?.rows ?? work.rows,
    copyMs: work.copyMs,
    stallMs,
    waiting: 0,
    failed,
    state: jobState(job),
    reason,
    startedAt: at,
    endedAt,
  }
}

type Row = readonly { readonly at: number; readonly calls: number }[]

/** Even steps of a span that ends now: in each the mean of what was told. */
const steps = (row: Row, { now, span, count }: { now: number; span: number; count: number }): Row => {
  const width = span / count
  return Array.from({ length: count }, (_, step) => {
    const until = now - span + (step + 1) * width
    const inside = row.filter(({ at }) => at > until - width && at <= until)
    const calls = inside.reduce((sum, one) => sum + one.calls, 0) / Math.max(1, inside.length)
    return { at: Math.round(until), calls }
  })
}

const ratesOf = (history: ShardHistory | undefined): Row =>
  (history?.rates ?? []).map(({ until, callsPerSecond: calls }) => ({ at: until, calls }))

const stateOf = (
  latest: ShardLoad | null,
  {
    late,
    share,
    slots,
    arriving,
    leaving,
    over,
  }: { late: boolean; share: number; slots: number; arriving: boolean; leaving: boolean; over: number },
): LoadSnapshot['state'] => {
  if (leaving) return 'emptying'
  if (arriving || slots === 0) return 'filling'
  if (share > over) return 'over'
  return late || !latest ? 'silent' : 'steady'
}

const loadsOf = (topology: Topology, watching: Watching, moves: readonly MoveSnapshot[], now: number): LoadSnapshot[] =>
  KEYSPACES.flatMap((keyspace) =>
    topology[keyspace].shards.map((place) => {
      const history = watching.history[place.name]
      const latest = history?.windows.at(-1) ?? null
      const slots = slotsOfShard(topology, keyspace, place.name).length
      const moving = moves.filter(({ state }) => state === 'moving' || state === 'stopping')
      const standing = {
        late: isLate(history, now),
        share: shareOf(latest, watching.policies),
        slots,
        arriving: moving.some(({ to }) => to === place.name),
        leaving: moving.some(({ from }) => from === place.name),
        over: watching.policies.relieveAbove,
      }
      const series = steps(ratesOf(history), { now, span: QUARTER_MS, count: SERIES_MAX }).map(({ calls }) => calls)
      return { shard: place.name, keyspace, place, slots, latest, series, state: stateOf(latest, standing) }
    }),
  )

const courseOf = (keyspace: Keyspace, topology: Topology, watching: Watching, now: number): Course => {
  const rows = topology[keyspace].shards.map(({ name }) =>
    steps(ratesOf(watching.history[name]), { now, span: COURSE_MS, count: RATE_MAX }),
  )
  const rate = (rows[0] ?? []).map(({ at }, step) => ({
    at,
    calls: rows.reduce((sum, row) => sum + (row[step]?.calls ?? 0), 0),
  }))
  const forecast = watching.forecast[keyspace]
  const ahead = Array.from({ length: 11 }, (_, step) => now + (step * FORECAST_MS) / 10)
  const bears = topology[keyspace].shards.length * watching.policies.shardCalls
  return {
    rate,
    forecast: forecast ? ahead.map((at) => ({ at, ...forecastAt(forecast, at) })) : [],
    capacity: [{ at: now - COURSE_MS, calls: bears }],
  }
}

const itemsOf = (sql: SqlStorage, topology: Topology, watching: Watching): ItemSnapshot[] => {
  const loads = new Map(
    Object.values(watching.history).flatMap(({ windows }) => {
      const latest = windows.at(-1)
      return (latest?.items ?? []).map((item) => [item.key, { ...item, load: latest }] as const)
    }),
  )
  const jobs = memory.openJobs(sql).flatMap(({ work }) => (work?.kind === 'lanes' ? [work] : []))
  return (Object.entries(topology.splits) as [VariantId, Topology['splits'][VariantId]][])
    .filter(([, { lanes }]) => lanes.length > 1)
    .map(([item, { lanes, closing }]) => ({
      item,
      lanes: [...lanes, ...closing].map((lane) => {
        const key = laneKey(item, lane)
        const known = loads.get(key)
        return {
          lane,
          shard: keeperOf(topology, 'inventory', slotOfItem(key)).name,
          available: known?.available ?? 0,
          calls: known?.load ? callsPerSecond({ ...known.load, calls: known.calls }) : 0,
          closing: closing.includes(lane),
        }
      }),
      onTheWay: jobs
        .filter((work) => work.item === item)
        .flatMap(({ parts }) => parts.flatMap(({ from, to, sent }) => (sent ? [{ from, to, units: sent }] : []))),
    }))
}

export const snapshotOf = (sql: SqlStorage, watching: Watching, now: number): DirectorySnapshot => {
  const { topology, writtenAt } = memory.storedTopology(sql)
  const jobs = [...memory.openJobs(sql), ...memory.endedMoves(sql, now - ENDED_MS)]
  const moves = jobs.flatMap((job) => moveSnapshot(job) ?? [])
  const { longest, failed } = memory.stallsOf(sql, new Date(now).toISOString().slice(0, 10))
  return {
    topology,
    writtenAt,
    now,
    paused: watching.paused,
    policies: watching.policies,
    loads: loadsOf(topology, watching, moves, now),
    courses: {
      orders: courseOf('orders', topology, watching, now),
      inventory: courseOf('inventory', topology, watching, now),
    },
    sales: watching.sales,
    jobs: moves,
    items: itemsOf(sql, topology, watching),
    log: memory.jobsBefore(sql, Number.MAX_SAFE_INTEGER, LOG_PAGE).map(loggedOf),
    figures: { stallMsToday: longest, failedByMove: failed },
  }
}
