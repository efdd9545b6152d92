/** A picture in its frame: four by five, filled, loaded when it comes near. */
import type { Picture as PictureOf } from '#domain/catalog/product'
import type { Language } from '#domain/languages'
import { altOf } from './said.ts'

/** The size of the shop's own drawings; it only gives the frame its shape until the picture is there. */
const FRAME = { width: 800, height: 1000 }

type Shown = {
  readonly of: PictureOf | string | null
  readonly language: Language
  /** Instead of the picture's own: empty where a text beside it says the same. */
  readonly alt?: string
  readonly eager?: boolean
}

export const Picture = ({ of, language, alt, eager }: Shown) => {
  if (!of) return <img src="/pictures/empty.svg" alt={alt ?? ''} {...FRAME} loading="lazy" />
  const { src, width, height } = typeof of === 'string' ? { src: of, width: 0, height: 0 } : of
  const said = alt ?? (typeof of === 'string' ? '' : altOf(of, language))
  const size = width > 0 && height > 0 ? { width, height } : FRAME
  return eager ? (
    <img src={src} alt={said} {...size} fetchpriority="high" />
  ) : (
    <img src={src} alt={said} {...size} loading="lazy" decoding="async" />
  )
}
