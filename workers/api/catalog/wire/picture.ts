/** Pictures of products as the staff's programs see them. */
import { z } from '@hono/zod-openapi'
import type { Picture } from '#domain/catalog/product'
import { KINDS, PICTURES_MAX, TYPES } from '#domain/catalog/pictures/picture'

/** As much as an import may say. */
const ALT_LENGTH_MAX = 1_000

const Alt = z
  .string()
  .max(ALT_LENGTH_MAX)
  .transform((text) => text.toWellFormed().replaceAll('\u0000', '').trim())
  .openapi({ type: 'string', maxLength: ALT_LENGTH_MAX })

/** Which picture: as `src` says it. Import brings addresses of other hosts too. */
const Src = z.string().min(1).max(2_048).openapi({ example: '/media/3f0c1d2e4b5a69788796a5b4c3d2e1f0.jpg' })

export const Texts = z.object({
  alt: Alt.optional().describe('What it shows, for those who do not see it, in English.'),
  altZh: Alt.optional().describe('The same in Chinese; without it the English one is said.'),
})

export const Which = z.object({ src: Src })

export const StaffPicture = z
  .object({
    src: z.string(),
    alt: z.string(),
    altZh: z.string(),
    width: z.int().describe('Pixels, as it is seen; 0 when unknown.'),
    height: z.int(),
  })
  .openapi('StaffPicture')

/** A picture that stands nowhere yet. */
export const MediaPicture = z
  .object({ src: Src, width: z.int().describe('Pixels, as it is seen.'), height: z.int() })
  .openapi('MediaPicture')

export const Pictures = z
  .object({ pictures: z.array(StaffPicture).describe('In their order; the first is the cover.') })
  .openapi('PictureList')

export const NewPicture = z
  .object({ picture: StaffPicture, position: z.int().describe('From 0.') })
  .openapi('PictureAdded')

export const Arranged = z
  .strictObject({
    pictures: z
      .array(z.strictObject({ src: Src, ...Texts.shape }))
      .max(PICTURES_MAX)
      .describe('Every picture of the product once, in the order that they shall have. Texts that are absent stay.'),
  })
  .openapi('PictureOrder')

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

export const pictureOf = ({ src, alt, altByLanguage, width, height }: Picture): z.infer<typeof StaffPicture> => ({
  src,
  alt,
  altZh: altByLanguage?.zh ?? '',
  width,
  height,
})
