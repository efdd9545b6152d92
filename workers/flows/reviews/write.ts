/** Writing a review, and writing it anew: one of one thing by one person, whichever of their orders they show. */
import type { Bytes } from '#domain/catalog/pictures/bytes'
import type { PictureRefusal } from '#domain/catalog/pictures/picture'
import { kindOf } from '#domain/catalog/pictures/read-picture'
import { emailKey } from '#domain/customers/staff'
import { base32, type ProductId } from '#domain/ids'
import type { Language } from '#domain/languages'
import { ok, refuse, type Result } from '#domain/result'
import type { PurchaseRefusal } from '#domain/reviews/purchase'
import {
  checkReview,
  saysTheSame,
  type Review,
  type ReviewDraft,
  type ReviewId,
  type ReviewInvalid,
  type ReviewPicture,
} from '#domain/reviews/review'
import { isSaidElsewhere, saveWritten } from '#schema/products/reviews/save'
import { reviewBy } from '#schema/products/reviews/shown'
import { keepReviewer, reviewOfPerson } from '#schema/users/reviews/reviewers'
import { productTag, REVIEWS } from '../../cache/tags.ts'
import { purge } from '../../cache/purge.ts'
import type { Env } from '../../env.ts'
import { sealedBytes } from '../../http/seal.ts'
import { takePicture } from '../catalog/take-picture.ts'
import { noticedIn } from './noticed.ts'
import { purchaseProven, type OrderProof } from './proof.ts'

export type WriteRefusal = { readonly code: 'order-unknown' } | PurchaseRefusal | ReviewInvalid | PictureRefusal

export type Writing = {
  readonly proof: OrderProof
  readonly product: ProductId
  readonly said: Omit<ReviewDraft, 'pictures'>
  /** Of what stands there, by their addresses: those that stay. */
  readonly kept: readonly string[]
  readonly files: readonly Bytes[]
  readonly language: Language
}

/** The same for the same person and thing, and nobody can tell from it who it is. */
const idFor = async (env: Env, email: string, product: ProductId): Promise<ReviewId> =>
  `rev_${base32((await sealedBytes(env, 'review', `${email}\n${product}`)).subarray(0, 24))}` as ReviewId

/** Whoever was forgotten since is somebody else now: their old review is nobody's. */
const idOf = async (env: Env, email: string, product: ProductId): Promise<ReviewId> => {
  const known = await reviewOfPerson(env.USERS_DB, { email, product })
  if (known) return known
  const id = await idFor(env, email, product)
  const isForgotten = (await reviewBy(env.PRODUCTS_DB, id)) !== undefined
  return isForgotten ? (`rev_${base32(crypto.getRandomValues(new Uint8Array(24)))}` as ReviewId) : id
}

/** What the person of this order has said of a thing; undefined: nothing yet. */
export const ownReview = async (env: Env, email: string, product: ProductId): Promise<Review | undefined> => {
  const id = await reviewOfPerson(env.USERS_DB, { email: emailKey(email), product })
  return id && reviewBy(env.PRODUCTS_DB, id)
}

const taken = async (env: Env, files: readonly Bytes[]): Promise<Result<ReviewPicture[], PictureRefusal>> => {
  const pictures: ReviewPicture[] = []
  for (const file of files) {
    // A drawing is a program's work and no photograph of what somebody has bought.
    if (kindOf(file) === 'svg') return refuse({ code: 'picture-kind-unknown' })
    const picture = await takePicture(env, file)
    if (!picture.ok) return picture
    const { src, width, height } = picture.value
    pictures.push({ src, width, height })
  }
  return ok(pictures)
}

/** What is refused has changed nothing: files are taken last, and a file under its content is nothing that anybody sees. */
export const writeReview = async (
  env: Env,
  { proof, product, said, kept, files, language }: Writing,
  now: number,
): Promise<Result<Review, WriteRefusal>> => {
  const proven = await purchaseProven(env, proof, product)
  if (!proven.ok) return proven
  const { order, line } = proven.value
  const email = emailKey(order.email)
  const before = await ownReview(env, email, product)
  const staying = (before?.pictures ?? []).filter(({ src }) => kept.includes(src))
  const blanks = files.map(() => ({ src: '', width: null, height: null }))
  const checked = checkReview({ ...said, pictures: [...staying, ...blanks] })
  if (!checked.ok) return checked
  const fresh = await taken(env, files)
  if (!fresh.ok) return fresh
  // A picture is kept under its content: one that stands there already is not there twice.
  const added = new Map(fresh.value.map((picture) => [picture.src, picture]))
  for (const { src } of staying) added.delete(src)
  const draft = { ...checked.value, pictures: [...staying, ...added.values()] }
  if (before && saysTheSame(before, draft)) return ok(before)
  const { id: orderId, customerId = null } = order
  const id = await keepReviewer(
    env.USERS_DB,
    { review: await idOf(env, email, product), productId: product, email, orderId, customerId },
    now,
  )
  const flags = await noticedIn(draft.title, draft.body, draft.name)
  if (await isSaidElsewhere(env.PRODUCTS_DB, id, draft.body)) flags.push('repeated')
  const { variantId, choice } = line
  const review = await saveWritten(
    env.PRODUCTS_DB,
    { ...draft, id, productId: product, variantId, choice, language, flags: [...new Set(flags)] },
    now,
  )
  if (before?.state === 'published') purge([productTag(line.handle), REVIEWS])
  return ok(review)
}
