/**
 * Finished answers in the memory of one isolate, bounded in number and bytes.
 *
 * The ones that nobody asked for lately go first: a hit only sets a flag, so that reading costs next to nothing,
 * and whoever makes room gives flagged ones a second chance.
 */
export type Kept = {
  readonly body: Uint8Array
  /** As sent from memory; `age` is written into them when a second has passed. */
  readonly headers: Headers
  /** The age in seconds that stands in the headers. */
  ageSaid: number
  readonly etag: string
  readonly renderedAt: number
}

type Entry = Kept & { wanted: boolean }

export const openMemory = (entriesMax: number, bytesMax: number) => {
  const entries = new Map<string, Entry>()
  let bytes = 0

  const forget = (key: string) => {
    bytes -= entries.get(key)?.body.byteLength ?? 0
    entries.delete(key)
  }

  const makeRoom = () => {
    for (const [key, entry] of entries) {
      if (entries.size <= entriesMax && bytes <= bytesMax) return
      if (entry.wanted) {
        entries.delete(key)
        entries.set(key, Object.assign(entry, { wanted: false }))
      } else forget(key)
    }
  }

  return {
    get: (key: string): Kept | undefined => {
      const entry = entries.get(key)
      if (entry) entry.wanted = true
      return entry
    },
    keep: (key: string, kept: Kept): void => {
      forget(key)
      if (kept.body.byteLength > bytesMax) return
      entries.set(key, { ...kept, wanted: false })
      bytes += kept.body.byteLength
      makeRoom()
    },
    forget,
    count: () => entries.size,
    bytes: () => bytes,
  }
}
