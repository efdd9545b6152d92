/** What reviews say, as five dots and in words: never by a shape alone. */
import { averageOf, type Rating as Kept } from '#domain/catalog/rating'
import { numberFormat } from '#domain/formats'
import { Dots } from '../../frame/dots.tsx'
import type { RequestContext } from '../../frame/request-context.ts'
import { catalogMessages } from '../messages/index.ts'

type Shown = { readonly request: RequestContext; readonly of: Kept }

/** `4.6`, and how many reviews, as the language writes them. */
const ratingTexts = ({ locale }: Pick<RequestContext, 'locale'>, of: Kept): { average: string; many: string } => ({
  average: numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(averageOf(of)),
  many: numberFormat(locale).format(of.count),
})

/** On a card: dots, average and number; a reader of screens hears the whole sentence. */
export const CardRating = ({ request, of }: Shown) => {
  const { average, many } = ratingTexts(request, of)
  return (
    <p class="rated">
      <Dots of={averageOf(of)} />
      <span class="hidden">{catalogMessages[request.language].rated(average, of.count)}</span>
      <span class="num" aria-hidden="true">
        {average} ({many})
      </span>
    </p>
  )
}

/** On the page of a product, where there is room for words. @param below whether the reviews themselves stand further down */
export const RatingLine = ({ request, of, below }: Shown & { readonly below: boolean }) => {
  const { average } = ratingTexts(request, of)
  const text = catalogMessages[request.language].rated(average, of.count)
  return (
    <p class="rated small">
      <Dots of={averageOf(of)} />
      {below ? <a href="#reviews">{text}</a> : <span>{text}</span>}
    </p>
  )
}
