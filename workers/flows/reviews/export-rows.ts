/** All reviews as a table, a page of them at a time. Brought in again they change nothing. */
import { JUDGE_ME, reviewRow, SHOPIFY, type ReviewLayout } from '#domain/reviews/file'
import { reviewsAfter } from '#schema/products/reviews/import'
import { reviewersOf } from '#schema/users/reviews/reviewers'
import type { Databases } from '../../env.ts'

type Rows = readonly (readonly string[])[]

const PAGE = 500

export async function* reviewRows(
  env: Pick<Databases, 'PRODUCTS_DB' | 'USERS_DB'>,
  layout: ReviewLayout,
): AsyncGenerator<Rows> {
  yield [[...(layout === 'judge.me' ? JUDGE_ME : SHOPIFY)]]
  for (let after = '', isLast = false; !isLast;) {
    const found = await reviewsAfter(env.PRODUCTS_DB, after, PAGE)
    const people = await reviewersOf(
      env.USERS_DB,
      found.map(({ id }) => id),
    )
    yield found.map((review) => reviewRow({ ...review, email: people.get(review.id)?.email ?? '' }, layout))
    after = found.at(-1)?.id ?? ''
    isLast = found.length < PAGE
  }
}
