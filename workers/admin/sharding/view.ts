/** What every part of the page is given, and the few figures that several of them show. */
import type { VariantId } from '#domain/ids'
import type { Language } from '#domain/languages'
import { callsPerSecond, type ShardLoad } from '#domain/sharding/load'
import type { DirectorySnapshot, ItemSnapshot, LoadSnapshot, MoveSnapshot } from '#domain/sharding/directory-snapshot'
import { shareOf } from '#domain/sharding/directory-snapshot'
import type { Keyspace } from '#domain/sharding/slots'
import type { Place } from '#domain/sharding/topology'
import { fill, type Figures } from './fill.ts'

export type View = {
  readonly snapshot: DirectorySnapshot
  readonly keyspace: Keyspace
  /** What items are called; one that the catalogue does not know is called by its id. */
  readonly names: ReadonlyMap<VariantId, string>
  /** Whether the reader may change anything here. */
  readonly allowed: boolean
  readonly language: Language
}

export const nameOf = ({ names }: Pick<View, 'names'>, item: VariantId): string => names.get(item) ?? item

export const say = ({ language }: Pick<View, 'language'>, text: string, figures: Figures = {}): string =>
  fill(text, figures, language)

/** One after the other: Chinese puts nothing between them. */
export const together = ({ language }: Pick<View, 'language'>, sentences: readonly string[]): string =>
  sentences.join(language === 'zh' ? '' : ' ')

export const openLoads = ({ snapshot, keyspace }: View): LoadSnapshot[] =>
  snapshot.loads.filter((load) => load.keyspace === keyspace && load.state !== 'closed')

export const jobsHere = ({ snapshot, keyspace }: View): MoveSnapshot[] =>
  snapshot.jobs.filter((job) => job.keyspace === keyspace)

export const isUnderWay = ({ state }: MoveSnapshot): boolean =>
  state === 'waiting' || state === 'moving' || state === 'stopping'

/** Items have lanes in the inventory alone. Those asked most come first. */
export const itemsHere = ({ snapshot, keyspace }: View): ItemSnapshot[] =>
  keyspace === 'inventory'
    ? snapshot.items.filter(({ lanes }) => lanes.length > 1).toSorted((a, b) => asksOf(b) - asksOf(a))
    : []

export const asksOf = ({ lanes }: ItemSnapshot): number => lanes.reduce((sum, { calls }) => sum + calls, 0)
export const unitsOf = ({ lanes }: ItemSnapshot): number => lanes.reduce((sum, { available }) => sum + available, 0)
export const onTheWayOf = ({ onTheWay }: ItemSnapshot): number => onTheWay.reduce((sum, { units }) => sum + units, 0)

export const percentOf = (share: number): number => Math.round(share * 100)

/** Of one load, as it is shown: rounded as the page's script rounds too. */
export const shownOf = (load: LoadSnapshot, { policies }: Pick<DirectorySnapshot, 'policies'>) => {
  const { latest } = load
  return {
    share: shareOf(latest, policies),
    percent: percentOf(shareOf(latest, policies)),
    calls: latest ? Math.round(callsPerSecond(latest)) : 0,
  }
}

/** `3.4`, `12`: a tenth matters only below ten. */
export const milliseconds = (ms: number): number => (ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms))

/** Of all shards of the keyspace in their last window. */
export const totalsOf = (view: View) => {
  const latest = openLoads(view).flatMap((load) => load.latest ?? [])
  return {
    calls: Math.round(latest.reduce((sum, load) => sum + callsPerSecond(load), 0)),
    p99: milliseconds(latest.reduce((most, { p99Ms }) => Math.max(most, p99Ms), 0)),
    shed: latest.reduce((sum, { shed }) => sum + shed, 0),
  }
}

/** Only what there was any of; `none` when there was nothing. */
export const refusalFigures = (latest: Pick<ShardLoad, 'moved' | 'frozen' | 'shed'> | null): Figures => {
  const { moved = 0, frozen = 0, shed = 0 } = latest ?? {}
  return { moved: moved || null, frozen: frozen || null, shed: shed || null, none: moved + frozen + shed ? null : 0 }
}

/** `weur`, `eu`, `weur, eu`; undefined where nothing was asked for. */
export const placeText = ({ hint, jurisdiction }: Omit<Place, 'name'>): string | undefined =>
  [hint, jurisdiction].filter(Boolean).join(', ') || undefined

/** What the script needs to fill in a job's sentences anew. */
export const jobFigures = (job: MoveSnapshot, now: number): Figures => {
  const { done, slots, startedAt } = job
  const left = slots - done
  const rate = (now - startedAt) / Math.max(1, done)
  return {
    done,
    slots,
    left,
    now: job.now,
    from: job.from,
    to: job.to,
    rows: job.rows,
    copyMs: Math.round(job.copyMs),
    stallMs: Math.round(job.stallMs),
    waiting: job.waiting,
    failed: job.failed,
    // Before a tenth is done nobody knows how long the rest takes.
    seconds: done * 10 >= slots && left > 0 && job.state === 'moving' ? Math.ceil((left * rate) / 1_000) : undefined,
  }
}
