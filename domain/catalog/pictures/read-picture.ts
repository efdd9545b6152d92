/**
 * Reads a file that claims to be a picture: its kind by its first bytes, its build from end to end, its size. What comes
 * out is written anew from the parts that show something, so whatever else travelled in the file is gone.
 *
 * Drawings (SVG) are text and are read elsewhere; here they are only recognised.
 */
import { ok, refuse, type Result } from '../../result.ts'
import { isAvif, readAvif } from './avif.ts'
import { joined, letters, type Bytes } from './bytes.ts'
import { readGif } from './gif.ts'
import { readJpeg } from './jpeg.ts'
import { PICTURE_BYTES_MAX, PIXELS_MAX, SIDE_MAX, type Found, type Kind } from './picture.ts'
import type { PictureRefusal, ReadPicture } from './picture.ts'
import { readPng } from './png.ts'
import { readWebp } from './webp.ts'

type Reader = (file: Bytes) => Found | undefined
const readers: Readonly<Record<Exclude<Kind, 'svg'>, Reader>> = {
  jpg: readJpeg,
  png: readPng,
  webp: readWebp,
  avif: readAvif,
  gif: readGif,
}

/** What a file begins with; a drawing begins with its root, behind what XML allows in front of it. */
export const kindOf = (file: Bytes): Kind | undefined => {
  const first = letters(file, 0, 12)
  if (first.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (first.startsWith('\xff\xd8\xff')) return 'jpg'
  if (first.startsWith('GIF87a') || first.startsWith('GIF89a')) return 'gif'
  if (first.startsWith('RIFF') && first.endsWith('WEBP')) return 'webp'
  if (isAvif(file)) return 'avif'
  return beginsLikeSvg(letters(file, 0, PROLOGUE_MAX)) ? 'svg' : undefined
}

/** Drawing programs write a page of remarks in front; more is no drawing. */
const PROLOGUE_MAX = 8_192

const beginsLikeSvg = (text: string): boolean => {
  let rest = text.replace(/^\xef\xbb\xbf/, '')
  for (;;) {
    const next = rest.replace(/^(\s+|<\?[^>]*\?>|<!--[^]*?-->|<!DOCTYPE[^>[]*(\[[^\]]*\])?\s*>)/i, '')
    if (next === rest) return /^<svg[\s>]/.test(rest)
    rest = next
  }
}

/** Whether browsers, and the platform's resizing, can show something of this size. */
export const fits = (width: number, height: number, frames = 1): boolean =>
  width >= 1 && height >= 1 && width <= SIDE_MAX && height <= SIDE_MAX && width * height * frames <= PIXELS_MAX

export const readPicture = (file: Bytes): Result<ReadPicture, PictureRefusal> => {
  if (file.length > PICTURE_BYTES_MAX) return refuse({ code: 'picture-too-heavy', bytesMax: PICTURE_BYTES_MAX })
  const kind = kindOf(file)
  if (!kind || kind === 'svg') return refuse({ code: 'picture-kind-unknown' })
  const found = readers[kind](file)
  if (!found) return refuse({ code: 'picture-broken', kind })
  const { width, height, frames } = found
  if (!fits(width, height, frames)) return refuse({ code: 'picture-size-unfit', width, height })
  return ok({ kind, width, height, bytes: joined(found.parts) })
}
