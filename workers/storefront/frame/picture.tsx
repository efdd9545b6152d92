/** A picture in its frame: four by five, filled, loaded when it comes near, in the size in which it is shown. */
import { createContext, useContext } from 'hono/jsx'
import type { Picture as PictureOf } from '#domain/catalog/product'
import type { Language } from '#domain/languages'
import { RENDITIONS, sizesOf, type Size } from '#domain/catalog/pictures/media-name'
import { TYPES } from '#domain/catalog/pictures/picture'
import { altOf } from './product-text.ts'

/** Whether the shop can make pictures smaller; where it cannot, its pictures are shown as they are. */
export const Resizing = createContext(false)

/** The size of the shop's own drawings; it only gives the frame its shape until the picture is there. */
const FRAME = { width: 800, height: 1000 }

/** Of what has no picture: the light of the shop, and nothing in it. */
const NONE = '/pictures/none.svg'

/** How wide it is shown: beside a line of a cart, in a row of goods, on the page of its product. */
const SIZES = {
  line: '6rem',
  row: '(min-width: 60rem) 25vw, (min-width: 40rem) 33vw, 68vw',
  page: '(min-width: 60rem) 50vw, 100vw',
} as const

type Shown = {
  readonly of: PictureOf | string | null
  readonly language: Language
  /** Instead of the picture's own: empty where a text beside it says the same. */
  readonly alt?: string
  readonly eager?: boolean
  readonly shown?: keyof typeof SIZES
}

export const Picture = ({ of, language, alt, eager = false, shown = 'row' }: Shown) => {
  const resizing = useContext(Resizing)
  const { src, width, height } = typeof of === 'object' && of ? of : { src: of || NONE, width: 0, height: 0 }
  const altText = alt ?? (typeof of === 'object' && of ? altOf(of, language) : '')
  const size = width > 0 && height > 0 ? { width, height } : FRAME
  const image = (
    <img
      src={src}
      alt={altText}
      {...size}
      {...(eager ? { fetchpriority: 'high' } : { loading: 'lazy', decoding: 'async' })}
    />
  )
  const sizes = resizing ? offered(src, width, shown) : []
  if (sizes.length === 0) return image
  return (
    <picture>
      {RENDITIONS.map((as) => (
        <source type={TYPES[as]} srcset={candidates(src, sizes, as)} sizes={roomFor(shown, eager)} />
      ))}
      {image}
    </picture>
  )
}

/** Browsers that know how wide a lazy picture is when it comes near need no telling; others go by the rest. */
const roomFor = (shown: keyof typeof SIZES, eager: boolean) => (eager ? SIZES[shown] : `auto, ${SIZES[shown]}`)

/** Of a picture whose width is not told only the smallest is asked for, and only where no more is needed. */
const offered = (src: string, width: number, shown: keyof typeof SIZES): readonly Size[] => {
  if (width > 0) return sizesOf(src, width)
  return shown === 'line' ? sizesOf(src, Number.POSITIVE_INFINITY).slice(0, 1) : []
}

const candidates = (src: string, sizes: readonly Size[], as: string) =>
  sizes.map(({ address, width }) => `${src}/${address}.${as} ${width}w`).join(', ')
