/** Files that claim to be pictures: told by their content, written anew without what shows nothing, or refused. */
import { array, assert, constantFrom, integer, nat, property, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { chunk, jpgOfPhone, latin, pictures, PLACE, segment, textOf, together, webpOfPhone } from '#tests/pictures'
import { exifSaying, orientationOf } from './exif.ts'
import { PICTURE_BYTES_MAX } from './picture.ts'
import { kindOf, readPicture } from './read-picture.ts'
import type { Bytes } from './bytes.ts'

const { jpg, png, webp, webpLossless, gif, avif, avifOfPhone } = pictures

test.each([
  ['jpg', jpg, 'jpg'],
  ['png', png, 'png'],
  ['webp', webp, 'webp'],
  ['webp without loss', webpLossless, 'webp'],
  ['gif', gif, 'gif'],
  ['avif', avif, 'avif'],
] as const)('%s is read', (_, file, kind) => {
  expect(readPicture(file)).toMatchObject({ ok: true, value: { kind, width: 6, height: 4 } })
})

const read = (file: Bytes) => {
  const found = readPicture(file)
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}

test('what is kept is read again as the same', () => {
  for (const file of [...Object.values(pictures), jpgOfPhone(6), webpOfPhone(8), jpgOfPhone(1)]) {
    const once = read(file)
    expect(read(once.bytes)).toEqual(once)
  }
})

test('a picture that was taken lying is as wide as it is seen, and still says which way up', () => {
  for (const [file, kept] of [
    [jpgOfPhone(6), 'Exif\0\0MM'],
    [webpOfPhone(6), 'EXIF'],
    [avifOfPhone, 'irot'],
  ] as const) {
    const { width, height, bytes } = read(file)
    expect([width, height]).toEqual([4, 6])
    expect(textOf(bytes)).toContain(kept)
  }
  expect(read(jpgOfPhone(3))).toMatchObject({ width: 6, height: 4 })
  for (let said = 1; said <= 8; said++) expect(orientationOf(exifSaying(said))).toBe(said)
})

test('where it was taken, with what, and what programs wrote beside it is gone', () => {
  expect(textOf(avifOfPhone)).toContain('Camera')
  expect(textOf(read(avifOfPhone).bytes)).not.toContain('Camera')
  for (const file of [jpgOfPhone(1), jpgOfPhone(6), webpOfPhone(1), webpOfPhone(6)]) {
    expect(textOf(file)).toContain(PLACE)
    expect(textOf(read(file).bytes)).not.toContain(PLACE)
  }
  const noted = together(png.subarray(0, 33), '\0\0\0\x17tEXt', PLACE, '\0\0\0\0', png.subarray(33))
  expect(read(noted).bytes).toEqual(png)
  const flags = gif[10] ?? 0
  const head = 13 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  const remark = together(
    gif.subarray(0, head),
    `!\xfe${String.fromCharCode(PLACE.length)}`,
    PLACE,
    '\0',
    gif.subarray(head),
  )
  expect(read(remark).bytes).toEqual(gif)
})

const hidden = '<script>alert(1)</script>PK\x03\x04'
test.each([
  ['jpg', jpg],
  ['png', png],
  ['gif', gif],
  ['webp', webp],
] as const)('what hangs on behind a %s is cut off', (_, file) => {
  expect(read(together(file, hidden)).bytes).toEqual(read(file).bytes)
})

test('what hangs on behind an avif makes it none', () => {
  expect(readPicture(together(avif, hidden))).toMatchObject({ refusal: { code: 'picture-broken' } })
})

test.each([
  ['HTML that is called .png', '<!doctype html><script>alert(1)</script>'],
  ['an archive', 'PK\x03\x04\x14\0\0\0'],
  ['a program', '\x7fELF\x02\x01\x01\0'],
  ['a document', '%PDF-1.7\n%'],
  ['another box file', '\0\0\0\x18ftypheic\0\0\0\0heicmif1'],
  ['a sound in a RIFF', 'RIFF\x24\0\0\0WAVEfmt '],
  ['nothing', ''],
  ['nearly a PNG', '\x89PNG\r\n\x1a'],
  ['script that begins like a GIF of another year', 'GIF90a=1;alert(1)'],
])('%s is no picture', (_, text) => {
  expect(readPicture(latin(text))).toEqual({ ok: false, refusal: { code: 'picture-kind-unknown' } })
})

test.each([
  ['a script behind a GIF head', 'GIF89a/*\0\0\0\0*/=1;alert(document.domain)//;'],
  ['a page behind a JPEG head', '\xff\xd8\xff\xe0<html><script>alert(1)</script>'],
  ['a page behind a PNG head', '\x89PNG\r\n\x1a\n<html><script>alert(1)</script>'],
  ['a page in a RIFF', 'RIFF\xff\xff\0\0WEBP<html>'],
  ['an AVIF of a head only', '\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf'],
])('%s is broken', (_, text) => {
  expect(readPicture(latin(text))).toMatchObject({ ok: false, refusal: { code: 'picture-broken' } })
})

test('a file that ends early is broken, wherever it ends', () => {
  for (const file of [jpg, png, webp, webpLossless, gif, avif]) {
    for (let length = 12; length < file.length; length++) {
      expect(readPicture(file.slice(0, length)), `${kindOf(file)} of ${length} bytes`).toMatchObject({ ok: false })
    }
  }
})

const pngOf = (width: number, height: number): Bytes => {
  const copy = png.slice()
  new DataView(copy.buffer).setUint32(16, width)
  new DataView(copy.buffer).setUint32(20, height)
  return copy
}

test.each([
  [0, 4, false],
  [6, 0, false],
  [12_000, 1, true],
  [12_001, 1, false],
  [5_000, 10_000, true],
  [7_072, 7_072, false],
  [0xffff_ffff, 0xffff_ffff, false],
])('%i × %i: %s', (width, height, taken) => {
  expect(readPicture(pngOf(width, height))).toMatchObject(
    taken ? { ok: true } : { ok: false, refusal: { code: 'picture-size-unfit', width, height } },
  )
})

test('the frames of an animation are counted together', () => {
  const frames = (count: number) => {
    const frame = textOf(gif).slice(textOf(gif).indexOf(','), -1)
    return together(gif.subarray(0, textOf(gif).indexOf(',')), frame.repeat(count), ';')
  }
  const wide = frames(2)
  new DataView(wide.buffer).setUint16(6, 5_000, true)
  new DataView(wide.buffer).setUint16(8, 5_000, true)
  expect(readPicture(wide)).toMatchObject({ ok: true })
  const three = together(wide.subarray(0, 10), frames(3).subarray(10))
  expect(readPicture(three)).toMatchObject({ refusal: { code: 'picture-size-unfit' } })
})

test('colours and transparency stay as they are', () => {
  const coloured = together(
    jpg.subarray(0, 2),
    segment(0xe2, 'ICC_PROFILE\0\x01\x01profile'),
    segment(0xe2, 'MPF\0'),
    segment(0xee, 'Adobe\0d\0\0\0\0\0'),
    jpg.subarray(2),
  )
  const kept = textOf(read(coloured).bytes)
  expect([kept.includes('profile'), kept.includes('MPF'), kept.includes('Adobe')]).toEqual([true, false, true])
  const extended = together(chunk('VP8X', '\x20\0\0\0\x05\0\0\x03\0\0'), chunk('ICCP', 'abc'), webp.subarray(12))
  const file = together('RIFF', String.fromCharCode(extended.length + 4), '\0\0\0WEBP', extended)
  expect(textOf(read(file).bytes)).toContain('ICCP\x03\0\0\0abc\0VP8 ')
})

test('more than 20 MB is refused before it is read', () => {
  const heavy = new Uint8Array(PICTURE_BYTES_MAX + 1)
  expect(readPicture(heavy)).toEqual({
    ok: false,
    refusal: { code: 'picture-too-heavy', bytesMax: PICTURE_BYTES_MAX },
  })
})

test('whatever byte is another, a file is read or refused, in time and without a fault', () => {
  const files = [...Object.values(pictures), jpgOfPhone(6), webpOfPhone(6)]
  assert(
    property(
      constantFrom(...files),
      array(tuple(nat(), integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 }),
      (file, changes) => {
        const changed = file.slice()
        for (const [at, value] of changes) changed[at % changed.length] = value
        const found = readPicture(changed)
        if (!found.ok) return
        const { width, height, bytes } = found.value
        expect(width * height).toBeGreaterThan(0)
        expect(bytes.length).toBeLessThanOrEqual(changed.length + 64)
      },
    ),
    { numRuns: 5_000 },
  )
})
