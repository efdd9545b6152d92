/**
 * How pictures are named: by what is in them. A name never means anything else, so whoever has the answer may keep it
 * for ever.
 *
 *   3f2a….jpg            a picture as it was kept
 *   3f2a….jpg/480.webp   the same, 480 pixels wide
 */
import { KINDS, type Kind } from './picture.ts'

/** 128 bits of SHA-256 in hex: nobody finds two contents with one name, even on purpose. */
export const NAME_LENGTH = 32
export const MEDIA_PATH = '/media/'

/** Widths in pixels: a card on a phone, the same on a sharp screen, a product page, that on a sharp screen. No others are made. */
export const WIDTHS = [240, 480, 800, 1200] as const
export type Width = (typeof WIDTHS)[number]

/** In the order in which a browser is offered them: the smaller first. */
export const RENDITIONS = ['avif', 'webp'] as const
export type Rendition = (typeof RENDITIONS)[number]

export type MediaName = { readonly key: string; readonly kind: Kind }
export type RenditionName = {
  readonly of: MediaName
  readonly key: string
  readonly width: Width
  readonly as: Rendition
}

const FORM = new RegExp(
  `^([0-9a-f]{${NAME_LENGTH}}\\.(${KINDS.join('|')}))(?:/(${WIDTHS.join('|')})\\.(${RENDITIONS.join('|')}))?$`,
)

/** Reads what stands behind `/media/`; undefined when it cannot be a name. */
export const mediaName = (text: string): MediaName | RenditionName | undefined => {
  const [, key, kind, width, as] = FORM.exec(text) ?? []
  if (key === undefined || kind === undefined) return undefined
  const of: MediaName = { key, kind: kind as Kind }
  if (width === undefined) return of
  return isResizable(of.kind) ? { of, key: text, width: Number(width) as Width, as: as as Rendition } : undefined
}

/**
 * Drawings have every size already. An animation would be made anew frame by frame, and AVIF is as small as it gets (and
 * taken in by the platform's resizing on one plan only).
 */
export const isResizable = (kind: Kind): boolean => kind === 'jpg' || kind === 'png' || kind === 'webp'

/** @param hash SHA-256 in hex */
export const mediaKey = (hash: string, kind: Kind): string => `${hash.slice(0, NAME_LENGTH)}.${kind}`
export const mediaPath = (key: string): string => MEDIA_PATH + key

/**
 * Which sizes of a picture that is so wide can be had: those below its own width, and the next, in which it has its own
 * width and a format that weighs less. Larger ones would be the same again.
 */
export const widthsWithin = (own: number): readonly Width[] =>
  WIDTHS.filter((_, index) => index === 0 || (WIDTHS[index - 1] ?? 0) < own)

/** `address`: the size by which it is asked for; `width`: how wide it is then. */
export type Size = { readonly address: Width; readonly width: number }

/** The sizes of a picture of this shop; none of any other, nor of those that have one size only. */
export const sizesOf = (src: string, own: number): readonly Size[] => {
  const name = src.startsWith(MEDIA_PATH) ? mediaName(src.slice(MEDIA_PATH.length)) : undefined
  if (!name || 'of' in name || !isResizable(name.kind)) return []
  return widthsWithin(own).map((address) => ({ address, width: Math.min(address, own) }))
}
