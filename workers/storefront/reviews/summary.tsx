/** What all reviews say together: the average, how many, and how many gave each number of stars. */
import { averageOf, type Rating } from '#domain/catalog/rating'
import { numberFormat } from '#domain/formats'
import { reviewAddress, type Histogram } from '#domain/reviews/list'
import { Dots } from '../frame/dots.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { reviewMessages } from './messages/index.ts'

type Shown = {
  readonly request: RequestContext
  readonly of: Rating
  readonly histogram: Histogram
  /** Of the page of all reviews, without a question. */
  readonly path: string
}

export const Summary = ({ request, of, histogram, path }: Shown) => {
  const messages = reviewMessages[request.language]
  const average = numberFormat(request.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    averageOf(of),
  )
  return (
    <div class="stack tight">
      <h2 class="display" id="reviews-heading">
        {messages.heading(average)}
      </h2>
      <p class="rated">
        <Dots of={averageOf(of)} />
        <span>{messages.byOwners(of.count)}</span>
      </p>
      <Bars request={request} of={of} histogram={histogram} path={path} />
    </div>
  )
}

/** As drawings, so that a page needs no style of its own for a width. */
const Bars = ({ request, of, histogram, path }: Shown) => (
  <div class="bars">
    {histogram.map((many, index) => {
      const stars = 5 - index
      return (
        <a href={to(request, `${path}${reviewAddress({ stars })}`)} rel="nofollow">
          <span class="num">
            <span aria-hidden="true">{stars}</span>
            <span class="hidden">{reviewMessages[request.language].bar(stars, many)}</span>
          </span>
          <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect width={Math.round((100 * many) / of.count)} height="1" />
          </svg>
          <span class="num" aria-hidden="true">
            {numberFormat(request.locale).format(many)}
          </span>
        </a>
      )
    })}
  </div>
)
