/** Lines of a file of reviews: what each would add, and has added. What is here already stays as it is. */
import type { FileRow } from '#domain/catalog/files/file-job'
import { base32 } from '#domain/ids'
import type { FileReview } from '#domain/reviews/file'
import type { ReviewId } from '#domain/reviews/review'
import { broughtBefore, productsNamed, saveBrought, takeBack, type Brought } from '#schema/products/reviews/import'
import { forgetReviewers, keepImportedReviewers } from '#schema/users/reviews/reviewers'
import { purge } from '../../cache/purge.ts'
import { LISTS, productTag, REVIEWS } from '../../cache/tags.ts'
import type { Databases } from '../../env.ts'
import { sha256 } from '../../http/digest.ts'

type Stores = Pick<Databases, 'PRODUCTS_DB' | 'USERS_DB'>

/** Of what it says, so that the same line is the same review however often it is brought. */
const idOf = async ({ handle, writtenAt, stars, title, body, name, email }: FileReview): Promise<ReviewId> => {
  const hash = await sha256([handle, Math.floor(writtenAt / 1000), stars, title, body, name, email].join('\n'))
  const bytes = Uint8Array.from(hash.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return `rev_${base32(bytes.subarray(0, 24))}` as ReviewId
}

/** Which language it is written in, by its letters: nobody has said. */
const languageOf = ({ title, body }: FileReview) => (/\p{Script=Han}/u.test(`${title}${body}`) ? 'zh' : 'en')

type Planned = { readonly item: FileReview; readonly brought: Brought | null; readonly outcome: FileRow['outcome'] }

const planned = async (env: Stores, items: readonly FileReview[]): Promise<Planned[]> => {
  const products = await productsNamed(
    env.PRODUCTS_DB,
    items.map(({ handle }) => handle),
  )
  const named = await Promise.all(
    items.map(async (item): Promise<Planned> => {
      const productId = products.get(item.handle)
      if (!productId) return { item, brought: null, outcome: 'refused' }
      const { row: _row, handle: _handle, email: _email, ...said } = item
      return {
        item,
        brought: { ...said, id: await idOf(item), productId, language: languageOf(item) },
        outcome: 'created',
      }
    }),
  )
  const there: Set<string> = await broughtBefore(
    env.PRODUCTS_DB,
    named.flatMap(({ brought }) => (brought ? [brought] : [])),
  )
  return named.map((one) => {
    if (!one.brought) return one
    const isThere = there.has(one.brought.id)
    // The same line twice in one file is one review.
    there.add(one.brought.id)
    return isThere ? { ...one, outcome: 'unchanged' } : one
  })
}

const rowOf = ({ item, brought, outcome }: Planned, unknown: FileRow['notes'][number]): FileRow => ({
  row: item.row,
  name: [item.handle, item.title || item.body.slice(0, 60)].filter(Boolean).join(': '),
  outcome,
  ...(brought && { product: brought.productId }),
  changes: outcome === 'created' ? [{ field: 'rating', before: undefined, after: item.stars }] : [],
  notes: outcome === 'refused' ? [{ ...unknown, row: item.row, column: 'product_handle' }] : [],
})

/** @param unknown what is said of a line whose product the shop has not */
export const previewReviewRows = async (
  env: Stores,
  items: readonly FileReview[],
  unknown: FileRow['notes'][number],
): Promise<FileRow[]> => (await planned(env, items)).map((one) => rowOf(one, unknown))

export const applyReviews = async (
  env: Stores,
  items: readonly FileReview[],
  { run, now, unknown }: { readonly run: string; readonly now: number; readonly unknown: FileRow['notes'][number] },
): Promise<FileRow[]> => {
  const plan = await planned(env, items)
  const fresh = plan.flatMap(({ brought, item, outcome }) =>
    brought && outcome === 'created' ? [{ brought, email: item.email, handle: item.handle }] : [],
  )
  const people = fresh.flatMap(({ brought: { id, productId }, email }) =>
    email === '' ? [] : [{ review: id, productId, email }],
  )
  await keepImportedReviewers(env.USERS_DB, people, now)
  await saveBrought(
    env.PRODUCTS_DB,
    fresh.map(({ brought }) => brought),
    run,
  )
  if (fresh.length > 0) purge([LISTS, REVIEWS, ...new Set(fresh.map(({ handle }) => productTag(handle)))])
  return plan.map((one) => rowOf(one, unknown))
}

/** What this import has added goes; what somebody has decided or answered since stays. */
export const takeReviewsBack = async (
  env: Stores,
  items: readonly FileReview[],
  run: string,
  left: FileRow['notes'][number],
): Promise<FileRow[]> => {
  const named = await Promise.all(items.map(async (item) => ({ item, id: await idOf(item) })))
  const gone = await takeBack(
    env.PRODUCTS_DB,
    named.map(({ id }) => id),
    run,
  )
  await forgetReviewers(
    env.USERS_DB,
    named.flatMap(({ id }) => (gone.has(id) ? [id] : [])),
  )
  if (gone.size > 0) purge([LISTS, REVIEWS, ...new Set(named.map(({ item }) => productTag(item.handle)))])
  return named.map(({ item, id }): FileRow => ({
    row: item.row,
    name: item.handle,
    outcome: gone.has(id) ? 'deleted' : 'left',
    changes: [],
    notes: gone.has(id) ? [] : [{ ...left, row: item.row }],
  }))
}
