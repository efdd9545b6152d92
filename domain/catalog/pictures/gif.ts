/**
 * GIF: a screen, then blocks. Frames, their timing and the count of repetitions are kept; comments, texts and what
 * programs added are dropped, and so is all that follows the end.
 *
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
import { letters, u8, u16le, type Bytes } from './bytes.ts'
import type { Found } from './picture.ts'

const [IMAGE, EXTENSION, END] = [0x2c, 0x21, 0x3b]
const [TIMING, ADDED] = [0xf9, 0xff]
const REPEATS = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0'])

/** A table of colours: three bytes each, twice as many for each bit. */
const tableLength = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))

/** Data comes in blocks of up to 255 bytes; one of none ends it. @returns where it ends */
const endOfBlocks = (file: Bytes, from: number): number => {
  for (let at = from; ;) {
    const length = u8(file, at)
    if (Number.isNaN(length)) return Number.NaN
    at += 1 + length
    if (length === 0) return at
  }
}

export const readGif = (file: Bytes): Found | undefined => {
  const [width, height] = [u16le(file, 6), u16le(file, 8)]
  let at = 13 + tableLength(u8(file, 10))
  const parts: Bytes[] = [file.subarray(0, at)]
  for (let frames = 0; ;) {
    const kind = u8(file, at)
    if (kind === END) return frames > 0 ? { width, height, frames, parts: [...parts, Uint8Array.of(END)] } : undefined
    if (kind !== IMAGE && kind !== EXTENSION) return undefined
    const data = kind === IMAGE ? at + 11 + tableLength(u8(file, at + 9)) : at + 2
    const end = endOfBlocks(file, data)
    if (!(end <= file.length)) return undefined
    const label = u8(file, at + 1)
    const repeats = label === ADDED && REPEATS.has(letters(file, at + 3, 11))
    if (kind === IMAGE || label === TIMING || repeats) parts.push(file.subarray(at, end))
    if (kind === IMAGE) frames++
    at = end
  }
}
