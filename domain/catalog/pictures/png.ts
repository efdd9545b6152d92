/**
 * PNG: a header, chunks, an end. Chunks that show the picture are kept; texts, times, Exif and whatever else is
 * dropped, and so is all that follows the end.
 *
 * @see https://www.w3.org/TR/png-3/
 */
import { letters, u8, u32, type Bytes } from './bytes.ts'
import type { Found } from './picture.ts'

const SHOWN = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
)
/** Bits of a sample that each kind of colour may have. */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
const SIGNATURE_LENGTH = 8
const HEADER_LENGTH = 13
/** Length and name in front of a chunk, its check sum behind it. */
const AROUND = 12

export const readPng = (file: Bytes): Found | undefined => {
  const parts: Bytes[] = [file.subarray(0, SIGNATURE_LENGTH)]
  let [width, height, frames, data] = [0, 0, 0, 0]
  for (let at = SIGNATURE_LENGTH; ;) {
    const length = u32(file, at)
    const name = letters(file, at + 4, 4)
    const end = at + AROUND + length
    if (!(end <= file.length)) return undefined
    if ((at === SIGNATURE_LENGTH) !== (name === 'IHDR')) return undefined
    if (name === 'IHDR') {
      const [depth, colour] = [u8(file, at + 16), u8(file, at + 17)]
      if (length !== HEADER_LENGTH || !DEPTHS[colour]?.includes(depth)) return undefined
      width = u32(file, at + 8)
      height = u32(file, at + 12)
    }
    if (name === 'IDAT') data += length
    if (name === 'fcTL') frames++
    if (SHOWN.has(name)) parts.push(file.subarray(at, end))
    if (name === 'IEND') return data > 0 ? { width, height, frames: Math.max(1, frames), parts } : undefined
    at = end
  }
}
