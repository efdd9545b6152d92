/** The shards as a table of text: one line each, with how much of its capacity is used. */

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

const HEADINGS = ['shard', 'near', 'slots', 'load', 'calls/s', 'p99', 'refused', 'size', 'state'] as const
/** Words stand left, numbers right. */
const WORDS: ReadonlySet<number> = new Set([0, 1, 8])

const cellsOf = ({
  shard,
  place,
  slots,
  state,
  share,
  calls,
  p99Ms,
  moved,
  frozen,
  shed,
  bytes,
}: ShardLine): string[] => [
  shard,
  [place.hint, place.jurisdiction].filter(Boolean).join(', ') || '-',
  String(slots),
  `${Math.round(share * 100)} %`,
  String(Math.round(calls)),
  `${p99Ms.toFixed(1)} ms`,
  String(moved + frozen + shed),
  `${(bytes / 1_000_000).toFixed(1)} MB`,
  state,
]

export const shardTable = (shards: readonly ShardLine[]): string => {
  const rows = [[...HEADINGS], ...shards.map(cellsOf)]
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0
          return WORDS.has(column) ? cell.padEnd(width) : cell.padStart(width)
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
