/** The smallest size of a picture, for lists: where the shop can make it, else the picture itself. */
import { sizesOf } from '#domain/catalog/pictures/media-name'

export const thumbOf = (src: string, resizing: boolean): string => {
  const [least] = resizing ? sizesOf(src, Number.POSITIVE_INFINITY) : []
  return least === undefined ? src : `${src}/${least.address}.webp`
}
