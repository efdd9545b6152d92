/**
 * Exif tells where and when a picture was taken, with what, and which way up the camera was held. Only the last is
 * anybody's business: it is read, and written anew without the rest.
 */
import { letters, lettersOf, u16, u16le, u32, u32le, joined, u16Bytes, type Bytes } from './bytes.ts'

/** 1 is upright; from 5 on width and height change places. */
export const UPRIGHT = 1
const ORIENTATION = 0x0112
const SHORT = 3
/** Cameras write some fifty entries; more are no Exif. */
const ENTRIES_MAX = 1_000

/** @param tiff the block behind `Exif\0\0`; whatever cannot be read is upright */
export const orientationOf = (tiff: Bytes): number => {
  const order = letters(tiff, 0, 2)
  if (order !== 'II' && order !== 'MM') return UPRIGHT
  const [short, long] = order === 'II' ? [u16le, u32le] : [u16, u32]
  if (short(tiff, 2) !== 42) return UPRIGHT
  const start = long(tiff, 4)
  const entries = Math.min(short(tiff, start), ENTRIES_MAX)
  for (let entry = 0; entry < entries; entry++) {
    const at = start + 2 + 12 * entry
    if (short(tiff, at) !== ORIENTATION) continue
    const value = short(tiff, at + 8)
    return short(tiff, at + 2) === SHORT && value >= 1 && value <= 8 ? value : UPRIGHT
  }
  return UPRIGHT
}

/** The smallest Exif block that says which way up, and nothing else. */
export const exifSaying = (orientation: number): Bytes =>
  joined([
    lettersOf('MM\0\x2a\0\0\0\x08'),
    Uint8Array.from([...u16Bytes(1), ...u16Bytes(ORIENTATION), ...u16Bytes(SHORT), 0, 0, 0, 1]),
    Uint8Array.from([...u16Bytes(orientation), 0, 0, 0, 0, 0, 0]),
  ])

export const turned = (width: number, height: number, orientation: number): { width: number; height: number } =>
  orientation >= 5 ? { width: height, height: width } : { width, height }
