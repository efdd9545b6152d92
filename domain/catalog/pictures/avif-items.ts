/** The items of an AVIF file: what each is, and where its bytes lie. */
import { boxesIn, boxNamed, numberAt, versionOf, type Box } from './boxes.ts'
import { letters, u8, u16, u32, type Bytes } from './bytes.ts'

type Span = { readonly start: number; readonly end: number }

/** A picture has a handful; tables that speak of more are made to keep a reader busy. */
const ITEMS_MAX = 10_000
/** Pieces of one item: encoders write one or two. */
const EXTENTS_MAX = 64

/** Exif tells of the camera and the place, `mime` items are XMP: neither shows anything. */
const TOLD = new Set(['Exif', 'mime'])

/** Ids of the items that only tell of the picture; undefined when the table cannot be read. */
const toldItems = (file: Bytes, meta: readonly Box[]): { id: number; type: string }[] | undefined => {
  const table = boxNamed(meta, 'iinf')
  if (!table) return []
  const entries = boxesIn(file, table.data + (versionOf(file, table) === 0 ? 2 : 4), table.end)
  return entries?.flatMap((entry) => {
    const version = versionOf(file, entry)
    if (entry.name !== 'infe' || version < 2) return []
    const id = version === 2 ? u16(file, entry.data) : u32(file, entry.data)
    const type = letters(file, entry.data + (version === 2 ? 4 : 6), 4)
    return TOLD.has(type) ? [{ id, type }] : []
  })
}

/** Where the bytes of every item lie. */
const placesOf = (file: Bytes, meta: readonly Box[]): Map<number, Span[]> | undefined => {
  const table = boxNamed(meta, 'iloc')
  if (!table) return undefined
  const version = versionOf(file, table)
  const [sizes, more] = [u8(file, table.data), u8(file, table.data + 1)]
  const [offsetBytes, lengthBytes, startBytes] = [sizes >> 4, sizes & 15, more >> 4]
  const indexBytes = version > 0 ? more & 15 : 0
  const idBytes = version < 2 ? 2 : 4
  const count = numberAt(file, table.data + 2, idBytes)
  if (!(count <= ITEMS_MAX)) return undefined
  const inside = boxNamed(meta, 'idat')
  const places = new Map<number, Span[]>()
  let at = table.data + 2 + idBytes
  for (let item = 0; item < count; item++) {
    const id = numberAt(file, at, idBytes)
    at += idBytes
    const method = version > 0 ? u16(file, at) & 15 : 0
    at += (version > 0 ? 2 : 0) + 2
    const origin = numberAt(file, at, startBytes) + (method === 1 ? (inside?.data ?? Number.NaN) : 0)
    const extents = u16(file, at + startBytes)
    at += startBytes + 2
    if (!(extents <= EXTENTS_MAX)) return undefined
    const spans: Span[] = []
    for (let extent = 0; extent < extents; extent++) {
      const start = origin + numberAt(file, at + indexBytes, offsetBytes)
      const length = numberAt(file, at + indexBytes + offsetBytes, lengthBytes)
      at += indexBytes + offsetBytes + lengthBytes
      if (!(start + length <= file.length && at <= table.end)) return undefined
      spans.push({ start, end: start + length })
    }
    places.set(id, spans)
  }
  return places
}

/** Where whatever only tells of the picture lies; undefined when the file's tables do not hold. */
export const toldSpans = (file: Bytes, meta: readonly Box[]): (Span & { readonly type: string })[] | undefined => {
  const [items, places] = [toldItems(file, meta), placesOf(file, meta)]
  if (!items || !places) return undefined
  return items.flatMap(({ id, type }) => (places.get(id) ?? []).map((span) => ({ ...span, type })))
}
