/**
 * JPEG: segments, each behind a marker, then the scans. Colour is kept; Exif (where it was taken), thumbnails, texts
 * and whatever follows the end are dropped. Which way up it is shown is written anew.
 *
 * @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf annex B
 */
import { joined, letters, lettersOf, u8, u16, u16Bytes, type Bytes } from './bytes.ts'
import { exifSaying, orientationOf, turned, UPRIGHT } from './exif.ts'
import type { Found } from './picture.ts'

const [SCAN, END, TABLES_OF_FRAME] = [0xda, 0xd9, new Set([0xc4, 0xcc, 0xdb, 0xdc, 0xdd])]
/** C4, C8 and CC lie among them and are no frames. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
/** Whatever programs add: APP0 to APP15, and comments. */
const isAdded = (marker: number) => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe

/** Additions without which colours would be others. */
const ADDED: readonly (readonly [number, string])[] = [
  [0xe0, 'JFIF\0'],
  [0xe2, 'ICC_PROFILE\0'],
  [0xee, 'Adobe'],
]
const EXIF = 'Exif\0\0'

/** Compressed data: a marker in it is followed by 0, or numbers a restart. @returns where the next marker stands */
const endOfScan = (file: Bytes, from: number): number => {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = u8(file, at + 1)
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return Number.NaN
}

export const readJpeg = (file: Bytes): Found | undefined => {
  const parts: Bytes[] = []
  let [width, height, orientation, scans] = [0, 0, UPRIGHT, 0]
  for (let at = 2; ;) {
    if (u8(file, at) !== 0xff) return undefined
    const marker = u8(file, at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === END) break
    const end = at + 2 + u16(file, at + 2)
    if (!(end <= file.length && end >= at + 4)) return undefined
    if (isFrame(marker)) {
      if (width > 0) return undefined
      height = u16(file, at + 5)
      width = u16(file, at + 7)
    } else if (marker === 0xe1 && letters(file, at + 4, EXIF.length) === EXIF) {
      if (orientation === UPRIGHT) orientation = orientationOf(file.subarray(at + 4 + EXIF.length, end))
    } else if (marker !== SCAN && !TABLES_OF_FRAME.has(marker) && !isAdded(marker)) return undefined
    const shown = !isAdded(marker) || ADDED.some(([of, name]) => of === marker && isNamed(file, at, name))
    const stop = marker === SCAN ? endOfScan(file, end) : end
    if (Number.isNaN(stop)) return undefined
    if (marker === SCAN) scans++
    if (shown) parts.push(file.subarray(at, stop))
    at = stop
  }
  if (scans === 0 || width === 0) return undefined
  const start = [Uint8Array.from([0xff, 0xd8]), ...(orientation === UPRIGHT ? [] : [exifSegment(orientation)])]
  return {
    ...turned(width, height, orientation),
    frames: 1,
    parts: [...start, ...parts, Uint8Array.from([0xff, END])],
  }
}

const isNamed = (file: Bytes, at: number, name: string) => letters(file, at + 4, name.length) === name

const exifSegment = (orientation: number): Bytes => {
  const block = joined([lettersOf(EXIF), exifSaying(orientation)])
  return joined([Uint8Array.from([0xff, 0xe1, ...u16Bytes(block.length + 2)]), block])
}
