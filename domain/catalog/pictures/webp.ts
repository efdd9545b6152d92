/**
 * WebP: chunks in a RIFF. Frames, transparency and colour are kept; Exif, XMP and whatever else is dropped, and so is
 * all that follows the end. Which way up it is shown is written anew.
 *
 * @see https://developers.google.com/speed/webp/docs/riff_container
 */
import { joined, letters, lettersOf, u8, u16le, u24le, u32le, u32leBytes, type Bytes } from './bytes.ts'
import { exifSaying, orientationOf, turned, UPRIGHT } from './exif.ts'
import type { Found } from './picture.ts'

const SHOWN = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** Of the flags in VP8X. */
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04]
const HEADER_LENGTH = 12
const SIZE_OF_NAME_AND_LENGTH = 8

type Size = { readonly width: number; readonly height: number }

/** @param at where the data of the chunk begins */
const sizeIn = (file: Bytes, name: string, at: number): Size | undefined => {
  if (name === 'VP8X') return { width: u24le(file, at + 4) + 1, height: u24le(file, at + 7) + 1 }
  if (name === 'VP8 ') {
    const started = u8(file, at + 3) === 0x9d && u8(file, at + 4) === 0x01 && u8(file, at + 5) === 0x2a
    return started ? { width: u16le(file, at + 6) & 0x3fff, height: u16le(file, at + 8) & 0x3fff } : undefined
  }
  if (u8(file, at) !== 0x2f) return undefined
  const bits = u32le(file, at + 1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

/** Even a chunk of one byte takes two. */
const padded = (chunk: Bytes): Bytes => (chunk.length % 2 === 0 ? chunk : joined([chunk, Uint8Array.of(0)]))

export const readWebp = (file: Bytes): Found | undefined => {
  const last = SIZE_OF_NAME_AND_LENGTH + u32le(file, 4)
  if (!(last <= file.length)) return undefined
  const chunks: Bytes[] = []
  let [size, orientation, images, frames]: [Size | undefined, number, number, number] = [undefined, UPRIGHT, 0, 0]
  for (let at = HEADER_LENGTH; at < last;) {
    const name = letters(file, at, 4)
    const length = u32le(file, at + 4)
    const data = at + SIZE_OF_NAME_AND_LENGTH
    if (!(data + length <= last)) return undefined
    const first = at === HEADER_LENGTH
    if (first && !['VP8X', 'VP8 ', 'VP8L'].includes(name)) return undefined
    if (first) size = sizeIn(file, name, data)
    if (name === 'VP8 ' || name === 'VP8L') images++
    if (name === 'ANMF') frames++
    if (name === 'EXIF') orientation = orientationIn(file.subarray(data, data + length))
    if (SHOWN.has(name)) chunks.push(padded(file.subarray(at, data + length)))
    at = data + length + (length % 2)
  }
  if (!size || images + frames === 0) return undefined
  const extended = letters(file, HEADER_LENGTH, 4) === 'VP8X'
  const output = extended && orientation !== UPRIGHT ? [...chunks, exifChunk(orientation)] : chunks
  return {
    ...turned(size.width, size.height, extended ? orientation : UPRIGHT),
    frames: Math.max(1, frames),
    parts: riffOf(extended ? flagged(output, orientation !== UPRIGHT) : output),
  }
}

/** Some programs write the name that JPEG needs in front of it. */
const orientationIn = (data: Bytes): number =>
  orientationOf(letters(data, 0, 6) === 'Exif\0\0' ? data.subarray(6) : data)

const exifChunk = (orientation: number): Bytes => {
  const block = exifSaying(orientation)
  return joined([lettersOf('EXIF'), Uint8Array.from(u32leBytes(block.length)), block])
}

/** The flags say what is in the file now. */
const flagged = ([first, ...others]: readonly Bytes[], hasExif: boolean): Bytes[] => {
  const changed = Uint8Array.from(first ?? [])
  const before = u8(changed, SIZE_OF_NAME_AND_LENGTH) & ~HAS_EXIF & ~HAS_XMP
  changed[SIZE_OF_NAME_AND_LENGTH] = hasExif ? before | HAS_EXIF : before
  return [changed, ...others]
}

const riffOf = (chunks: readonly Bytes[]): Bytes[] => {
  const length = 4 + chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  return [lettersOf('RIFF'), Uint8Array.from(u32leBytes(length)), lettersOf('WEBP'), ...chunks]
}
