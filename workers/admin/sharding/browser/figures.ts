/** The figures of the page of shards, from the news: named and rounded as the server does when it draws the page. */
import type { LiveNews, MoveSnapshot } from '#domain/sharding/directory-snapshot'
import { one } from '../../frame/browser/dom.ts'
import type { Figures } from '../fill.ts'
import { jobFigures, milliseconds, percentOf, refusalFigures } from '../view.ts'

type LoadNews = LiveNews['loads'][number]

const MEGABYTE = 1_000_000

const ofShard = (load: LoadNews): Figures => ({
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

const ofAll = ({ loads, figures }: LiveNews, keyspace: string): Figures => {
  const here = loads.filter(({ shard }) => shard.startsWith(`${keyspace}-`))
  const sum = (of: (load: LoadNews) => number) => here.reduce((total, load) => total + of(load), 0)
  return {
    calls: Math.round(sum(({ calls }) => calls)),
    p99: milliseconds(here.reduce((most, { p99Ms }) => Math.max(most, p99Ms), 0)),
    stall: milliseconds(figures.stallMsToday),
    failed: figures.failedByMove,
    shed: sum(({ shed }) => shed),
  }
}

/** By the parts of the page that they stand in (`data-of`). */
export const figuresOf = (news: LiveNews, keyspace: string): ReadonlyMap<string, Figures> =>
  new Map<string, Figures>([
    ['all', ofAll(news, keyspace)],
    ...news.loads.map((load) => [`shard:${load.shard}`, ofShard(load)] as const),
    ...news.lanes.map(({ key, available }) => [`lane:${key}`, { units: available }] as const),
    ...news.jobs.map((job) => [`job:${job.id}`, ofJob(job, news.at)] as const),
  ])
