/** Pictures of products: read, made safe, kept under their content, and hung on a product. */
import type { PictureAnswer } from '#domain/catalog/picture-changes'
import type { Picture } from '#domain/catalog/product'
import type { Idempotency } from '#domain/idempotency'
import type { ProductId } from '#domain/ids'
import { mediaPath } from '#domain/pictures/media-name'
import type { Bytes } from '#domain/pictures/bytes'
import type { PictureRefusal } from '#domain/pictures/picture'
import { kindOf, readPicture } from '#domain/pictures/read-picture'
import { ok, type Result } from '#domain/result'
import { keepPicture } from '#schema/media'
import { answerUnder, changeProduct, changeProductOnce, type Decide } from '#schema/products/change'
import type { Databases, Media } from '../env.ts'
import { readSvg } from './svg/safe-svg.ts'

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
const sha256 = async (content: Bytes | string): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', typeof content === 'string' ? new TextEncoder().encode(content) : content))

type Store = Pick<Databases, 'PRODUCTS_DB'>

/** A file becomes a picture of the shop; refused, nothing of it is kept. Told by its content, never by its name. */
export const takePicture = async (env: Pick<Media, 'MEDIA'>, file: Bytes): Promise<Result<Picture, PictureRefusal>> => {
  const read = kindOf(file) === 'svg' ? readSvg(file) : readPicture(file)
  if (!read.ok) return read
  const { kind, width, height, bytes } = read.value
  const key = await keepPicture(env.MEDIA, { kind, hash: await sha256(bytes), width, height }, bytes)
  return ok({ src: mediaPath(key), alt: '', width, height })
}

/** One change of one member of staff: the key is theirs alone, and what is kept of it names nobody. */
export const onceBy = async (who: string, key: string, asked: unknown): Promise<Idempotency> => ({
  key: await sha256(`${who}\n${key}`),
  request: await sha256(JSON.stringify(asked)),
})

/**
 * Changes the pictures of a product. Whoever is shown the product sees it when the pages that hold it are made anew: within
 * a minute, as every change.
 */
export const changePictures = <A extends PictureAnswer, R>(env: Store, product: ProductId, decide: Decide<A, R>) =>
  changeProduct(env.PRODUCTS_DB, product, decide, Date.now())

/** The same under a key. */
export const changePicturesOnce = <A extends PictureAnswer, R>(
  env: Store,
  product: ProductId,
  decide: Decide<A, R>,
  once: Idempotency,
) => changeProductOnce(env.PRODUCTS_DB, product, decide, Date.now(), once)

/** What somebody took away from a product under a key, to be put back; undefined when it was not them, or long ago. */
export const removedUnder = async (env: Store, who: string, product: ProductId, key: string) => {
  const kept = await answerUnder<PictureAnswer>(env.PRODUCTS_DB, await sha256(`${who}\n${key}`))
  if (kept?.answer.done !== 'removed') return undefined
  const { removed } = kept.answer
  const once = await onceBy(who, key, [product, 'remove', removed.picture.src])
  return once.request === kept.request ? removed : undefined
}
