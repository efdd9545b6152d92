/**
 * AVIF: boxes. Places in the file are written into its tables, so nothing can be cut out: what only tells of the
 * picture (Exif, XMP, boxes that nobody needs) is written over where it lies.
 *
 * @see https://aomediacodec.github.io/av1-avif/
 */
import { toldSpans } from './avif-items.ts'
import { boxesIn, boxNamed, flagsOf, versionOf, type Box } from './boxes.ts'
import { joined, letters, lettersOf, u8, u16, u32, type Bytes } from './bytes.ts'
import { exifSaying, UPRIGHT } from './exif.ts'
import type { Found } from './picture.ts'

const NEEDED = new Set(['ftyp', 'meta', 'mdat', 'moov'])
const BLANK = 0x20

export const isAvif = (file: Bytes): boolean => {
  if (letters(file, 4, 4) !== 'ftyp') return false
  const brands = letters(file, 8, Math.min(u32(file, 0), 256) - 8)
  return brands.includes('avif') || brands.includes('avis')
}

export const readAvif = (file: Bytes): Found | undefined => {
  const boxes = boxesIn(file, 0, file.length)
  const [meta, data] = [boxNamed(boxes, 'meta'), boxNamed(boxes, 'mdat')]
  if (!boxes || !meta) return undefined
  const parts = boxesIn(file, meta.data, meta.end)
  const handler = boxNamed(parts, 'hdlr')
  if (!parts || !handler || letters(file, handler.data + 4, 4) !== 'pict') return undefined
  if (!data && !boxNamed(parts, 'idat')) return undefined
  const size = sizeOf(file, parts)
  const spans = toldSpans(file, parts)
  if (!size || !spans) return undefined
  const output = file.slice()
  for (const { start, end, type } of spans) {
    output.fill(BLANK, start, end)
    if (type === 'Exif') output.set(emptyExif(end - start), start)
  }
  for (const box of boxes.filter(({ name }) => !NEEDED.has(name))) {
    output.set(lettersOf('free'), box.start + 4)
    output.fill(0, box.data, box.end)
  }
  return { ...size, frames: 1, parts: [output] }
}

/** Programs that look for Exif find a block that says: upright, as the file's own turning tells the rest. */
const emptyExif = (length: number): Bytes => joined([new Uint8Array(4), exifSaying(UPRIGHT)]).subarray(0, length)

/** The size that is said of the picture itself, turned by a quarter when the file says so. */
const sizeOf = (file: Bytes, meta: readonly Box[]): { width: number; height: number } | undefined => {
  const tables = boxNamed(meta, 'iprp')
  const inside = tables && boxesIn(file, tables.data, tables.end)
  const [container, links, primary] = [boxNamed(inside, 'ipco'), boxNamed(inside, 'ipma'), boxNamed(meta, 'pitm')]
  const properties = container && boxesIn(file, container.data, container.end)
  if (!properties || !links || !primary) return undefined
  const id = versionOf(file, primary) === 0 ? u16(file, primary.data) : u32(file, primary.data)
  const own = propertiesOf(file, links, id).flatMap((index) => properties[index - 1] ?? [])
  const [size, turn] = [boxNamed(own, 'ispe'), boxNamed(own, 'irot')]
  if (!size) return undefined
  const [width, height] = [u32(file, size.data), u32(file, size.data + 4)]
  const aside = turn !== undefined && u8(file, turn.data) % 2 === 1
  return aside ? { width: height, height: width } : { width, height }
}

/** Which properties belong to an item, counted from 1. */
const propertiesOf = (file: Bytes, links: Box, item: number): number[] => {
  const version = versionOf(file, links)
  const wide = (flagsOf(file, links) & 1) === 1
  const count = u32(file, links.data)
  for (let [entry, at] = [0, links.data + 4]; entry < count && at < links.end; entry++) {
    const id = version === 0 ? u16(file, at) : u32(file, at)
    at += version === 0 ? 2 : 4
    const own = u8(file, at)
    at += 1
    const indexes = Array.from({ length: own }, (_, link) =>
      wide ? u16(file, at + 2 * link) & 0x7fff : u8(file, at + link) & 0x7f,
    )
    if (id === item) return indexes
    at += own * (wide ? 2 : 1)
  }
  return []
}
