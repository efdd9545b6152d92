/** The shards as a table of text: one line each, with how much of its capacity is used. */
import { tableOf, type Column } from '../table.ts'

export type ShardLine = {
  readonly shard: string
  readonly keyspace: string
  readonly place: { readonly hint?: string; readonly jurisdiction?: string }
  readonly slots: number
  readonly state: string
  readonly share: number
  readonly calls: number
  readonly p99Ms: number
  readonly moved: number
  readonly frozen: number
  readonly shed: number
  readonly bytes: number
}

const COLUMNS: readonly Column<ShardLine>[] = [
  { head: 'shard', of: ({ shard }) => shard },
  { head: 'near', of: ({ place }) => [place.hint, place.jurisdiction].filter(Boolean).join(', ') || '-' },
  { head: 'slots', of: ({ slots }) => slots, align: 'right' },
  { head: 'load', of: ({ share }) => `${Math.round(share * 100)} %`, align: 'right' },
  { head: 'calls/s', of: ({ calls }) => Math.round(calls), align: 'right' },
  { head: 'p99', of: ({ p99Ms }) => `${p99Ms.toFixed(1)} ms`, align: 'right' },
  { head: 'refused', of: ({ moved, frozen, shed }) => moved + frozen + shed, align: 'right' },
  { head: 'size', of: ({ bytes }) => `${(bytes / 1_000_000).toFixed(1)} MB`, align: 'right' },
  { head: 'state', of: ({ state }) => state },
]

export const shardTable = (shards: readonly ShardLine[]): string => tableOf(COLUMNS, shards)
