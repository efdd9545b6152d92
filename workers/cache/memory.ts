/**
 * Finished answers in the memory of one isolate, bounded in number and bytes.
 *
 * The ones that nobody asked for lately go first: a hit only sets a flag, so that reading costs next to nothing,
 * and whoever makes room gives flagged ones a second chance.
 */
import type { CachedAnswer } from './cached-answer.ts'

/** Headers, tags and the address of one answer, roughly, in bytes. */
const BESIDE_BODY = 2_048

type Entry = { readonly cached: CachedAnswer; readonly bytes: number; wanted: boolean }

export const openMemory = (entriesMax: number, bytesMax: number) => {
  const entries = new Map<string, Entry>()
  let bytes = 0

  const forget = (key: string) => {
    bytes -= entries.get(key)?.bytes ?? 0
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
    get: (key: string): CachedAnswer | undefined => {
      const entry = entries.get(key)
      if (!entry) return undefined
      entry.wanted = true
      return entry.cached
    },
    keep: (key: string, cached: CachedAnswer): void => {
      forget(key)
      const size = cached.body.byteLength + BESIDE_BODY
      if (size > bytesMax) return
      entries.set(key, { cached, bytes: size, wanted: false })
      bytes += size
      makeRoom()
    },
    forget,
    count: () => entries.size,
    bytes: () => bytes,
  }
}
