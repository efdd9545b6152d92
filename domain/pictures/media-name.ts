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

/** The widths below its own in which a picture of this shop can be had; empty for any other. */
export const widthsOf = (src: string, width: number): readonly Width[] => {
  const name = src.startsWith(MEDIA_PATH) ? mediaName(src.slice(MEDIA_PATH.length)) : undefined
  return name && !('of' in name) && isResizable(name.kind) ? WIDTHS.filter((one) => one < width) : []
}
