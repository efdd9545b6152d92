/** What programs are told of the files that they send as pictures: what may be sent, and what was wrong with one. */
import { PICTURE_BYTES_MAX, PIXELS_MAX, SIDE_MAX, type PictureRefusal } from '#domain/catalog/pictures/picture'

export const PICTURE_TEXT =
  `The body is the file: JPEG, PNG, WebP, AVIF, GIF or SVG of at most ${PICTURE_BYTES_MAX / 1e6} MB, ${SIDE_MAX} pixels a ` +
  `side and ${PIXELS_MAX / 1e6} million pixels, told by its content. What does not show (places, cameras, texts) is taken ` +
  'out; an SVG is made safe. The same content again is the same picture.'

const DETAILS: Readonly<Record<PictureRefusal['code'], string>> = {
  'picture-too-heavy': 'The file is larger than a picture may be; nothing of it was kept.',
  'picture-kind-unknown': 'The content is no JPEG, PNG, WebP, AVIF, GIF or SVG. Send the file itself as the body.',
  'picture-broken': 'It begins like a picture and does not go on like one.',
  'picture-unsafe': 'The drawing declares words of its own, or asks for more parts than can be drawn.',
  'picture-size-unfit': `A picture has 1 to ${SIDE_MAX} pixels a side, ${PIXELS_MAX / 1e6} million in all; an SVG needs a viewBox.`,
}

/** For a person who reads the answer; nothing of what is not about the file. */
export const detailOf = ({ code }: { readonly code: string }): string | undefined =>
  Object.entries(DETAILS).find(([one]) => one === code)?.[1]
