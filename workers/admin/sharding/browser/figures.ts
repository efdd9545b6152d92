/** The figures of the page of shards, from the news: named and rounded as the server does when it draws the page. */
import type { LiveUpdate, MoveSnapshot } from '#domain/sharding/directory-snapshot'
import { one } from '../../frame/browser/dom.ts'
import type { Figures } from '../fill.ts'
import { jobFigures, milliseconds, percentOf, refusalFigures } from '../view.ts'

type LoadUpdate = LiveUpdate['loads'][number]

const MEGABYTE = 1_000_000

const ofShard = (load: LoadUpdate): Figures => ({
  share: load.share,
  percent: percentOf(load.share),
  calls: Math.round(load.calls),
  p99: milliseconds(load.p99Ms),
  ...refusalFigures(load),
  megabytes: milliseconds(load.bytes / MEGABYTE),
})

/** What a step is called stands on the page, in its language. */
const ofJob = (job: MoveSnapshot, now: number): Figures => ({
  ...jobFigures(job, now),
  step: one(`[data-step="${job.step}"]`)?.dataset.doing ?? '',
})

const ofAll = ({ loads, figures }: LiveUpdate, keyspace: string): Figures => {
  const here = loads.filter(({ shard }) => shard.startsWith(`${keyspace}-`))
  const sum = (of: (load: LoadUpdate) => number) => here.reduce((total, load) => total + of(load), 0)
  return {
    calls: Math.round(sum(({ calls }) => calls)),
    p99: milliseconds(here.reduce((most, { p99Ms }) => Math.max(most, p99Ms), 0)),
    stall: milliseconds(figures.stallMsToday),
    failed: figures.failedByMove,
    shed: sum(({ shed }) => shed),
  }
}

/** By the parts of the page that they stand in (`data-of`). */
export const figuresOf = (update: LiveUpdate, keyspace: string): ReadonlyMap<string, Figures> =>
  new Map<string, Figures>([
    ['all', ofAll(update, keyspace)],
    ...update.loads.map((load) => [`shard:${load.shard}`, ofShard(load)] as const),
    ...update.lanes.map(({ key, available }) => [`lane:${key}`, { units: available }] as const),
    ...update.jobs.map((job) => [`job:${job.id}`, ofJob(job, update.at)] as const),
  ])
