/** A section of a page that shows what was said of goods: with the product that it is about, and its stars whatever they are. */
import type { ReviewOfGoods } from '#schema/products/reviews/shown'
import { to, type RequestContext } from '../frame/request-context.ts'
import { reviewMessages } from './messages/index.ts'
import { ReviewItem } from './review.tsx'
import { reviewsPath } from './section.tsx'

type Shown = {
  readonly request: RequestContext
  /** Of its heading. */
  readonly name: string
  /** Empty: the usual one. */
  readonly title: string
  readonly reviews: readonly ReviewOfGoods[]
}

export const SaidRow = ({ request, name, title, reviews }: Shown) => {
  const { section } = reviewMessages[request.language]
  if (reviews.length === 0) return null
  return (
    <section class="wrap section" aria-labelledby={name}>
      <div class="between">
        <h2 id={name}>{title || section.title}</h2>
      </div>
      <ul class="said">
        {reviews.map((review) => {
          const product = (request.language === 'zh' && review.titleZh) || review.productTitle
          return (
            <ReviewItem request={request} of={review}>
              <p class="small">
                <a href={to(request, `${reviewsPath(review.handle)}#${review.id}`)}>{section.on(product)}</a>
              </p>
            </ReviewItem>
          )
        })}
      </ul>
    </section>
  )
}
