/** What can be done to the pictures of a product: add one, arrange and describe them, take one away, put it back. */
import type { VariantId } from '../ids.ts'
import { PICTURES_MAX } from './pictures/picture.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Draft, PictureDraft, VariantDraft } from './draft.ts'
import type { Picture, Product } from './product.ts'

/** What is said of a picture for those who do not see it, and the video that it stands for; absent stays as it is. */
export type PictureEntry = {
  readonly src: string
  readonly alt?: string | undefined
  readonly altZh?: string | undefined
  /** Empty: none. */
  readonly video?: string | undefined
}

/** A picture that was taken away, with all that is needed to put it back: `position` counts from 0. */
export type Removed = {
  readonly picture: Picture
  readonly position: number
  readonly variants: readonly VariantId[]
}

/** What became of a change: the draft that brings it about, and what is told of it. */
type Planned<A, R> = Result<{ readonly draft: Draft; readonly answer: A }, R>

export type Placed = { readonly done: 'placed'; readonly picture: Picture; readonly position: number }
export type Gone = { readonly done: 'removed'; readonly removed: Removed }
export type Arranged = { readonly done: 'arranged' }
export type PictureAnswer = Placed | Gone | Arranged

export type TooMany = { readonly code: 'pictures-too-many'; readonly picturesMax: number }
export type PictureUnknown = { readonly code: 'picture-unknown'; readonly src: string }
/** Somebody has added or taken away one meanwhile. */
export type PicturesChanged = { readonly code: 'pictures-changed' }

export const addPicture = (product: Product, picture: Picture): Planned<Placed, TooMany> =>
  put(product, picture, product.pictures.length, [])

export const restorePicture = (product: Product, removed: Removed): Planned<Placed, TooMany> =>
  put(product, removed.picture, Math.min(removed.position, product.pictures.length), removed.variants)

/** All pictures in their order, each with what is said of it. */
export const arrangePictures = (
  product: Product,
  order: readonly PictureEntry[],
): Planned<Arranged, PicturesChanged> => {
  const arranged = arrangedAs(product, order)
  if (!arranged) return refuse({ code: 'pictures-changed' })
  return ok({ draft: { handle: product.handle, pictures: arranged }, answer: { done: 'arranged' } })
}

/** One picture is described, and put at another place among the others. @param to from 0; absent: it stays where it is */
export const placePicture = (
  product: Product,
  picture: PictureEntry,
  to?: number,
): Planned<Arranged, PictureUnknown> => {
  const from = product.pictures.findIndex(({ src }) => src === picture.src)
  if (from < 0) return refuse({ code: 'picture-unknown', src: picture.src })
  const others = product.pictures.filter((_, place) => place !== from).map(({ src }): PictureEntry => ({ src }))
  const order = others.toSpliced(to ?? from, 0, picture)
  return ok({
    draft: { handle: product.handle, pictures: order.map(describedAs(product.pictures)) },
    answer: { done: 'arranged' },
  })
}

const arrangedAs = ({ pictures }: Product, order: readonly PictureEntry[]): PictureDraft[] | undefined => {
  const bySrc = new Map(order.map((one) => [one.src, one]))
  const all =
    bySrc.size === pictures.length && order.length === bySrc.size && pictures.every(({ src }) => bySrc.has(src))
  return all ? order.map(describedAs(pictures)) : undefined
}

/** A picture that is there already stays where it is: the same file twice is one picture. */
const put = (
  product: Product,
  picture: Picture,
  position: number,
  variants: readonly VariantId[],
): Planned<Placed, TooMany> => {
  const { pictures, handle } = product
  const there = pictures.findIndex(({ src }) => src === picture.src)
  if (there >= 0)
    return ok({ draft: { handle }, answer: { done: 'placed', picture: pictures[there] ?? picture, position: there } })
  if (pictures.length >= PICTURES_MAX) return refuse({ code: 'pictures-too-many', picturesMax: PICTURES_MAX })
  return ok({
    draft: {
      handle,
      pictures: pictures.toSpliced(position, 0, picture),
      variants: showing(product, (variant) => variants.includes(variant.id) && variant.picture === null, picture.src),
    },
    answer: { done: 'placed', picture, position },
  })
}

/** Variants that were shown by it are shown by the first picture from now on. */
export const removePicture = (product: Product, src: string): Planned<Gone, PictureUnknown> => {
  const { handle, pictures, variants } = product
  const position = pictures.findIndex((one) => one.src === src)
  const picture = pictures[position]
  if (!picture) return refuse({ code: 'picture-unknown', src })
  const shown = variants.filter((variant) => variant.picture === src).map(({ id }) => id)
  return ok({
    draft: {
      handle,
      pictures: pictures.toSpliced(position, 1),
      variants: showing(product, (variant) => variant.picture === src, null),
    },
    answer: { done: 'removed', removed: { picture, position, variants: shown } },
  })
}

const showing = (
  { variants }: Product,
  which: (variant: Product['variants'][number]) => boolean,
  picture: string | null,
): VariantDraft[] => variants.filter(which).map(({ options }) => ({ options, picture }))

const describedAs =
  (pictures: readonly Picture[]) =>
  ({ src, alt, altZh, video }: PictureEntry): PictureDraft => {
    const there = pictures.find((one) => one.src === src)
    const { en: _, zh = '', ...others } = there?.altByLanguage ?? {}
    const chinese = altZh ?? zh
    const byLanguage = { ...others, ...(chinese && { zh: chinese }) }
    return {
      src,
      alt,
      // None where there was none is no change.
      video: video || there?.video ? video : undefined,
      altByLanguage: Object.keys(byLanguage).length > 0 || altZh !== undefined ? byLanguage : undefined,
    }
  }
