/** Pictures of a product are changed, once for each key, and whoever keeps pages that show them is told. */
import type { PictureAnswer } from '#domain/catalog/picture-changes'
import type { Idempotency } from '#domain/idempotency'
import type { ProductId } from '#domain/ids'
import {
  answerUnder,
  changeProduct,
  changeProductOnce,
  type Changed,
  type Decide,
} from '#schema/products/catalog/change'
import { purge } from '../../cache/purge.ts'
import { LISTS, productTag } from '../../cache/tags.ts'
import type { Databases } from '../../env.ts'
import { sha256 } from '../../http/digest.ts'

type Store = Pick<Databases, 'PRODUCTS_DB'>

/** One change of one member of staff: the key is theirs alone, and what is kept of it names nobody. */
export const onceBy = async (who: string, key: string, asked: unknown): Promise<Idempotency> => ({
  key: await sha256(`${who}\n${key}`),
  request: await sha256(JSON.stringify(asked)),
})

/** Changes the pictures of a product, and says so to whoever keeps pages that show them. */
export const changePictures = async <A extends PictureAnswer, R>(
  env: Store,
  product: ProductId,
  decide: Decide<A, R>,
) => {
  const done = await changeProduct(env.PRODUCTS_DB, product, decide, Date.now())
  if (done.ok) tell(done.value)
  return done
}

/** The same under a key. */
export const changePicturesOnce = async <A extends PictureAnswer, R>(
  env: Store,
  product: ProductId,
  decide: Decide<A, R>,
  once: Idempotency,
) => {
  const done = await changeProductOnce(env.PRODUCTS_DB, product, decide, Date.now(), once)
  if (done.ok) tell(done.value)
  return done
}

/** Lists show the first two pictures. */
const tell = ({ changed, product }: Changed<unknown>): void => {
  if (changed) purge([productTag(product.handle), LISTS])
}

/** What somebody took away from a product under a key, to be put back; undefined when it was not them, or long ago. */
export const removedUnder = async (env: Store, who: string, product: ProductId, key: string) => {
  const kept = await answerUnder<PictureAnswer>(env.PRODUCTS_DB, await sha256(`${who}\n${key}`))
  if (kept?.answer.done !== 'removed') return undefined
  const { removed } = kept.answer
  const once = await onceBy(who, key, [product, 'remove', removed.picture.src])
  return once.request === kept.request ? removed : undefined
}
