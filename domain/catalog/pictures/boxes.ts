/**
 * The boxes of which AVIF files are made, one in another.
 *
 * @see https://www.iso.org/standard/83102.html ISO/IEC 14496-12, the base media file format
 */
import { letters, u16, u32, type Bytes } from './bytes.ts'

/** `data` is where the box's own content begins: behind version and flags too, where the kind of box has them. */
export type Box = { readonly name: string; readonly start: number; readonly data: number; readonly end: number }

/** Boxes that carry a version and flags. */
const VERSIONED = new Set(['meta', 'hdlr', 'pitm', 'iinf', 'infe', 'iloc', 'ipma', 'ispe', 'iref'])
/** A picture has some twenty; a thousand in one place are made to keep a reader busy. */
const BOXES_MAX = 1_000

/** All boxes between two places; undefined when one does not end where it says, or something lies between them. */
export const boxesIn = (file: Bytes, start: number, end: number): Box[] | undefined => {
  const boxes: Box[] = []
  for (let at = start; at < end;) {
    const size = u32(file, at)
    const name = letters(file, at + 4, 4)
    const long = size === 1
    const length = long ? u32(file, at + 8) * 2 ** 32 + u32(file, at + 12) : size === 0 ? end - at : size
    const data = at + (long ? 16 : 8) + (VERSIONED.has(name) ? 4 : 0)
    if (!(at + length <= end && data <= at + length) || boxes.length === BOXES_MAX) return undefined
    boxes.push({ name, start: at, data, end: at + length })
    at += length
  }
  return boxes
}

export const boxNamed = (boxes: readonly Box[] | undefined, name: string): Box | undefined =>
  boxes?.find((box) => box.name === name)

export const versionOf = (file: Bytes, box: Box): number => file[box.data - 4] ?? Number.NaN

export const flagsOf = (file: Bytes, box: Box): number => (u32(file, box.data - 4) & 0xff_ffff) >>> 0

/** A number of 0, 2, 4 or 8 bytes, as tables of places write them. */
export const numberAt = (file: Bytes, at: number, bytes: number): number => {
  if (bytes === 0) return 0
  if (bytes === 2) return u16(file, at)
  return bytes === 4 ? u32(file, at) : u32(file, at) * 2 ** 32 + u32(file, at + 4)
}
