/** Reviews on the page of a product: the first ones, and the way to all. They came with the product, in one question to the store. */
import type { Product } from '#domain/catalog/product'
import { productPath } from '#domain/catalog/slug'
import type { ReviewsOfProduct } from '#schema/products/reviews/shown'
import { to, type RequestContext } from '../frame/request-context.ts'
import { Asked } from './asked.tsx'
import { reviewMessages } from './messages/index.ts'
import { nameShown, ReviewItem } from './review.tsx'
import { Summary } from './summary.tsx'

/** On the page of a product. */
export const FIRST_REVIEWS = 3
export const FIRST_QUESTIONS = 3

type Shown = { readonly request: RequestContext; readonly product: Product; readonly of: ReviewsOfProduct }

export const reviewsPath = (handle: string): string => `${productPath(handle)}/reviews`

export const ReviewsSection = ({ request, product, of }: Shown) => {
  const messages = reviewMessages[request.language]
  const path = reviewsPath(product.handle)
  const { reviewed } = product
  return (
    <>
      {reviewed && (
        <section class="section reviews" id="reviews" aria-labelledby="reviews-heading">
          <div class="stack sticky">
            <Summary request={request} of={reviewed} histogram={of.histogram} path={path} />
            <p>
              <a class="button quiet" href={to(request, path)}>
                {messages.all(reviewed.count)}
              </a>
            </p>
          </div>
          <ul>
            {of.reviews.map((review) => (
              <ReviewItem request={request} of={review} />
            ))}
          </ul>
        </section>
      )}
      <section class="section" aria-labelledby="questions-heading">
        <div class="between">
          <h2 id="questions-heading">{messages.questions}</h2>
          <a href={to(request, `${path}#questions`)}>
            {of.questions.length > 0 ? messages.allQuestions : messages.ask}
          </a>
        </div>
        {of.questions.length > 0 && <Asked request={request} of={of.questions} />}
      </section>
    </>
  )
}

/** The same for machines. */
export const reviewFacts = (request: RequestContext, { reviews }: ReviewsOfProduct) =>
  reviews.length === 0
    ? {}
    : {
        review: reviews.map((review) => ({
          '@type': 'Review',
          author: { '@type': 'Person', name: nameShown(request, review.name) },
          datePublished: new Date(review.writtenAt).toISOString().slice(0, 10),
          ...(review.title && { name: review.title }),
          reviewBody: review.body,
          reviewRating: { '@type': 'Rating', ratingValue: review.stars, bestRating: 5, worstRating: 1 },
        })),
      }
