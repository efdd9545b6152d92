/** Somebody is forgotten: their name goes, and the stars that they gave and what they said of the goods stay. */
import { emailKey } from '#domain/customers/staff'
import type { OwnersAnswer } from '#domain/reviews/answer'
import type { ProductQuestion } from '#domain/reviews/question'
import type { Review } from '#domain/reviews/review'
import { answerBy } from '#schema/products/reviews/answers'
import { questionBy } from '#schema/products/reviews/questions'
import { forgetNames } from '#schema/products/reviews/save'
import { reviewBy } from '#schema/products/reviews/shown'
import { answersOfPerson, forgetAnswerers } from '#schema/users/reviews/answerers'
import { forgetAskers, questionsOfPerson } from '#schema/users/reviews/askers'
import { forgetReviewers, reviewsOfPerson, type Person } from '#schema/users/reviews/reviewers'
import { purge } from '../../cache/purge.ts'
import { productTag, REVIEWS } from '../../cache/tags.ts'
import type { Databases } from '../../env.ts'

type Stores = Pick<Databases, 'PRODUCTS_DB' | 'USERS_DB'>

const named = (who: Person): Person => ('email' in who ? { email: emailKey(who.email) } : who)

const writtenBy = ({ USERS_DB }: Pick<Databases, 'USERS_DB'>, who: Person) =>
  Promise.all([
    reviewsOfPerson(USERS_DB, named(who)),
    answersOfPerson(USERS_DB, named(who)),
    questionsOfPerson(USERS_DB, named(who)),
  ])

/**
 * The names first: who is asked again after a fault is still known by the rows of the users store. Asked twice, the second time
 * changes nothing.
 *
 * @returns how many reviews, answers and questions are nobody's now
 */
export const forgetReviewer = async (env: Stores, who: Person): Promise<number> => {
  const [ids, answers, questions] = await writtenBy(env, who)
  const many = ids.length + answers.length + questions.length
  if (many === 0) return 0
  const handles = [
    ...(await forgetNames(env.PRODUCTS_DB, 'reviews', ids)),
    ...(await forgetNames(env.PRODUCTS_DB, 'answers', answers)),
    ...(await forgetNames(env.PRODUCTS_DB, 'questions', questions)),
  ]
  await forgetReviewers(env.USERS_DB, ids)
  await forgetAnswerers(env.USERS_DB, answers)
  await forgetAskers(env.USERS_DB, questions)
  purge([REVIEWS, ...new Set(handles.map(productTag))])
  return many
}

/** Everything that somebody has written, for the file of their data. */
export const reviewsWrittenBy = async (
  env: Stores,
  who: Person,
): Promise<(Review | OwnersAnswer | ProductQuestion)[]> => {
  const [ids, answers, questions] = await writtenBy(env, who)
  const found = await Promise.all([
    ...ids.map((id) => reviewBy(env.PRODUCTS_DB, id)),
    ...answers.map((id) => answerBy(env.PRODUCTS_DB, id)),
    ...questions.map((id) => questionBy(env.PRODUCTS_DB, id)),
  ])
  return found.filter((one) => one !== undefined)
}
