/** Pictures of products as the staff's programs see them. */
import { z } from '@hono/zod-openapi'
import type { Picture } from '#domain/catalog/product'
import { KINDS, TYPES } from '#domain/catalog/pictures/picture'

export const StaffPicture = z
  .object({
    src: z.string(),
    alt: z.string(),
    altZh: z.string(),
    video: z.string().describe('The address of a video that it stands for; empty: none.'),
    width: z.int().describe('Pixels, as it is seen; 0 when unknown.'),
    height: z.int(),
  })
  .openapi('StaffPicture')

/** A picture that stands nowhere yet. */
export const MediaPicture = z
  .object({ src: z.string(), width: z.int().describe('Pixels, as it is seen.'), height: z.int() })
  .openapi('MediaPicture')

export const Pictures = z
  .object({ pictures: z.array(StaffPicture).describe('In their order; the first is the cover.') })
  .openapi('PictureList')

export const NewPicture = z
  .object({ picture: StaffPicture, position: z.int().describe('From 0.') })
  .openapi('PictureAdded')

/** The file itself is the body. Its kind is read from it; what the header says of it does not count. */
export const fileBody = {
  required: true as const,
  content: Object.fromEntries(
    [...KINDS.map((kind) => TYPES[kind]), 'application/octet-stream'].map((type) => [
      type,
      { schema: z.string().openapi({ format: 'binary' }) },
    ]),
  ),
}

export const pictureOf = ({
  src,
  alt,
  altByLanguage,
  video = '',
  width,
  height,
}: Picture): z.infer<typeof StaffPicture> => ({
  src,
  alt,
  altZh: altByLanguage?.zh ?? '',
  video,
  width,
  height,
})
