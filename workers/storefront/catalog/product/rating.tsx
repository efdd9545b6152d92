/** What reviews say, as five dots and in words: never by a shape alone. */
import { averageOf, STARS, type Rating as Kept } from '#domain/catalog/rating'
import { numberFormat } from '#domain/formats'
import type { RequestContext } from '../../frame/request-context.ts'
import { catalogMessages } from '../messages/index.ts'

type Shown = { readonly request: RequestContext; readonly of: Kept }

/** `4.6`, and how many reviews, as the language writes them. */
const ratingTexts = ({ locale }: Pick<RequestContext, 'locale'>, of: Kept): { average: string; many: string } => ({
  average: numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(averageOf(of)),
  many: numberFormat(locale).format(of.count),
})

/** Full from the left as far as the average goes; what is drawn over it are five holes. */
const Dots = ({ of }: Pick<Shown, 'of'>) => (
  <svg class="rate" viewBox={`0 0 ${STARS} 1`} preserveAspectRatio="none" aria-hidden="true">
    <rect width={averageOf(of).toFixed(2)} height="1" />
  </svg>
)

/** On a card: dots, average and number; a reader of screens hears the whole sentence. */
export const CardRating = ({ request, of }: Shown) => {
  const { average, many } = ratingTexts(request, of)
  return (
    <p class="rated">
      <Dots of={of} />
      <span class="hidden">{catalogMessages[request.language].rated(average, of.count)}</span>
      <span class="num" aria-hidden="true">
        {average} ({many})
      </span>
    </p>
  )
}

/** On the page of a product, where there is room for words. */
export const RatingLine = ({ request, of }: Shown) => {
  const { average } = ratingTexts(request, of)
  return (
    <p class="rated small">
      <Dots of={of} />
      <span>{catalogMessages[request.language].rated(average, of.count)}</span>
    </p>
  )
}
