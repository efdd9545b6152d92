/**
 * What a picture is to the shop: one of six kinds, of a size that browsers can show, told by its content and never by
 * its name.
 */
import type { Bytes } from './bytes.ts'

/** Also how the file is named: `/media/….jpg`. */
export const KINDS = ['jpg', 'png', 'webp', 'avif', 'gif', 'svg'] as const
export type Kind = (typeof KINDS)[number]

/** The only types that are ever said of a picture. */
export const TYPES: Readonly<Record<Kind, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  svg: 'image/svg+xml',
}

/** The most that the Images binding takes in (docs/limits.md), and far above what a camera writes as JPEG. */
export const PICTURE_BYTES_MAX = 20 * 1000 * 1000
/** The most that Cloudflare's image resizing takes of one side. */
export const SIDE_MAX = 12_000
/** Decoded, four bytes each: 200 MB in a shopper's browser. All frames of an animation together. */
export const PIXELS_MAX = 50_000_000
/** As many as an import may bring. */
export const PICTURES_MAX = 250

/** A picture as it is kept: only what shows it; `width` and `height` as a person sees it, turned by its orientation. */
export type ReadPicture = {
  readonly kind: Kind
  readonly width: number
  readonly height: number
  readonly bytes: Bytes
}

/** In the order they are checked. `unknown`: none of the kinds; `broken`: begins like one and does not go on like one. */
export type PictureRefusal =
  | { readonly code: 'picture-too-heavy'; readonly bytesMax: number }
  | { readonly code: 'picture-kind-unknown' }
  | { readonly code: 'picture-broken'; readonly kind: Kind }
  | { readonly code: 'picture-unsafe' }
  | { readonly code: 'picture-size-unfit'; readonly width: number; readonly height: number }

/** What one reader of a format found; undefined when the file does not keep the format's rules. */
export type Found = {
  readonly width: number
  readonly height: number
  readonly frames: number
  readonly parts: readonly Bytes[]
}
