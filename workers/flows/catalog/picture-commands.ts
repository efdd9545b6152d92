/** What staff do to the pictures of a product: add, arrange and describe, take away, put back. */
import { z } from 'zod'
import {
  addPicture,
  arrangePictures,
  placePicture,
  removePicture,
  restorePicture,
  type PictureAnswer,
} from '#domain/catalog/picture-changes'
import { PICTURES_MAX } from '#domain/catalog/pictures/picture'
import { productId } from '#domain/ids'
import { refuse } from '#domain/result'
import { productsBy } from '#schema/products/catalog/catalog'
import {
  answerUnder,
  changeProduct,
  changeProductOnce,
  type Changed,
  type Decide,
} from '#schema/products/catalog/change'
import { LISTS, productTag } from '../../cache/tags.ts'
import { sha256 } from '../../http/digest.ts'
import { command, onceOf, type Act } from '../command.ts'
import { video } from './import-input.ts'
import { PICTURE_REFUSALS, takePicture } from './take-picture.ts'

/** As much as an import may say. */
const ALT_LENGTH_MAX = 1_000
const SRC_LENGTH_MAX = 2_048

const alt = z
  .string()
  .max(ALT_LENGTH_MAX)
  .transform((text) => text.toWellFormed().replaceAll('\u0000', '').trim())
  .optional()
const texts = {
  alt: alt.describe('What it shows, for those who do not see it, in English.'),
  altZh: alt.describe('The same in Chinese; without it the English one is said.'),
  video: video
    .optional()
    .describe(
      'Of a video that the picture stands for: an address of YouTube or Vimeo, or an https address of an mp4 or webm file. Empty: none.',
    ),
}
const src = z.string().min(1).max(SRC_LENGTH_MAX)
/** By its id or its handle. */
const product = z.string().max(255)

/** Lists show the first two pictures. */
const purges = (_: unknown, { changed, product: { handle } }: Changed<unknown>) =>
  changed ? [productTag(handle), LISTS] : []

const entries = <V>({ changed, product: { handle } }: Changed<V>, details: Readonly<Record<string, unknown>>) =>
  changed ? [{ subject: handle, details }] : []

const productNamed = async (db: D1Database, name: string) =>
  (await productsBy(db, productId(name) ? 'id' : 'handle', [name]))[0]

const changed = async <A extends PictureAnswer, R extends { readonly code: string }>(
  { env, now, once, staff }: Pick<Act, 'env' | 'now' | 'staff'> & Partial<Pick<Act, 'once'>>,
  name: string,
  decide: Decide<A, R>,
) => {
  const there = await productNamed(env.PRODUCTS_DB, name)
  if (!there) return refuse({ code: 'product-unknown', product: name })
  const by = { who: staff.userId, cause: 'edit' } as const
  return once
    ? changeProductOnce(env.PRODUCTS_DB, there.id, decide, by, now, once)
    : changeProduct(env.PRODUCTS_DB, there.id, decide, by, now)
}

/** A file that the door has read within its bounds. The same content again is the same picture. */
export const addingPicture = command({
  name: 'catalog:add-picture',
  permission: 'catalog:change',
  input: z.strictObject({ product, file: z.instanceof(Uint8Array<ArrayBuffer>), ...texts }),
  refusals: ['product-unknown', 'pictures-too-many', 'idempotency-key-reused', ...PICTURE_REFUSALS],
  repeats: 'effect',
  identity: async ({ file, ...rest }) => [rest, await sha256(file)],
  act: async ({ env, now, once, staff }, { product: name, file, alt: altText = '', altZh, video: film }) => {
    if (!(await productNamed(env.PRODUCTS_DB, name))) return refuse({ code: 'product-unknown', product: name })
    const taken = await takePicture(env, file)
    if (!taken.ok) return taken
    const picture = {
      ...taken.value,
      alt: altText,
      ...(altZh && { altByLanguage: { zh: altZh } }),
      ...(film && { video: film }),
    }
    return changed({ env, now, once, staff }, name, (there) => addPicture(there, picture))
  },
  purges,
  audit: (_, done) => entries(done, { src: done.answer.picture.src }),
})

/** All of them, in the order that they shall have. */
export const arrangingPictures = command({
  name: 'catalog:arrange-pictures',
  permission: 'catalog:change',
  input: z.strictObject({
    product,
    pictures: z
      .array(z.strictObject({ src, ...texts }))
      .max(PICTURES_MAX)
      .describe('Every picture of the product once, in the order that they shall have. Texts that are absent stay.'),
  }),
  refusals: ['product-unknown', 'pictures-changed'],
  repeats: 'none',
  act: ({ env, now, staff }, { product: name, pictures }) =>
    changed({ env, now, staff }, name, (there) => arrangePictures(there, pictures)),
  purges,
  audit: ({ pictures }, done) => entries(done, { pictures: pictures.map((one) => one.src) }),
})

/** One of them: described, or put at another place. */
export const placingPicture = command({
  name: 'catalog:place-picture',
  permission: 'catalog:change',
  input: z.strictObject({ product, src, ...texts, place: z.int().min(0).max(PICTURES_MAX).optional() }),
  refusals: ['product-unknown', 'picture-unknown'],
  repeats: 'none',
  act: ({ env, now, staff }, { product: name, place, ...picture }) =>
    changed({ env, now, staff }, name, (there) => placePicture(there, picture, place)),
  purges,
  audit: ({ src: which, alt: altText, altZh, video: film, place }, done) =>
    entries(done, { src: which, alt: altText, altZh, video: film, place }),
})

export const removingPicture = command({
  name: 'catalog:remove-picture',
  permission: 'catalog:change',
  input: z.strictObject({ product, src }),
  refusals: ['product-unknown', 'picture-unknown', 'idempotency-key-reused'],
  repeats: 'effect',
  act: ({ env, now, once, staff }, { product: name, src: which }) =>
    changed({ env, now, once, staff }, name, (there) => removePicture(there, which)),
  purges,
  audit: ({ src: which }, done) => entries(done, { src: which }),
})

/** Puts back what the same person has removed under a key. */
export const restoringPicture = command({
  name: 'catalog:restore-picture',
  permission: 'catalog:change',
  input: z.strictObject({ product, undo: z.string().min(1).max(255).describe('The key of the removal.') }),
  refusals: ['product-unknown', 'pictures-too-many', 'undo-late', 'idempotency-key-reused'],
  repeats: 'effect',
  act: async ({ env, now, once, staff }, { product: name, undo }) => {
    const ofRemoval = (src: string) => onceOf(removingPicture, { staff, key: undo }, { product: name, src })
    const stored = await answerUnder<PictureAnswer>(env.PRODUCTS_DB, (await ofRemoval('')).key)
    if (stored?.answer.done !== 'removed') return refuse({ code: 'undo-late' })
    const { removed } = stored.answer
    if ((await ofRemoval(removed.picture.src)).request !== stored.request) return refuse({ code: 'undo-late' })
    return changed({ env, now, once, staff }, name, (there) => restorePicture(there, removed))
  },
  purges,
  audit: (_, done) => entries(done, { src: done.answer.picture.src }),
})
