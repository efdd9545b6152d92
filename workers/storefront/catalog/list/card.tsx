/** One product in a row or on a shelf. */
import type { Child } from 'hono/jsx'
import { productPath } from '#domain/catalog/slug'
import type { Drop } from '#domain/admission/drop'
import type { Card as CardOf } from '#domain/catalog/list-query'
import { inLanguage } from '#domain/languages'
import { to, type RequestContext } from '../../frame/request-context.ts'
import { dayText } from '../../frame/dates.ts'
import { SaveWish } from '../../frame/heart.tsx'
import { Picture } from '../../frame/picture.tsx'
import { CardPrice } from '../../frame/price.tsx'
import { CardRating } from '../product/rating.tsx'
import { AvailabilityLabel } from '../../frame/stock.tsx'
import { catalogMessages } from '../messages/index.ts'

type CardProps = {
  readonly request: RequestContext
  readonly of: CardOf
  readonly eager?: boolean
  /** Absent: it can be put on the wish list. */
  readonly heartless?: boolean
  /** What can be done with it, below. */
  readonly children?: Child
}

/** @param eager whether it is seen at once: its picture does not wait to come near */
export const Card = ({ request, of, eager = false, heartless = false, children }: CardProps) => {
  const drop = request.drops.get(of.handle)
  return (
    <li class="card">
      <div class="picture">
        <Picture of={of.picture} language={request.language} eager={eager} />
      </div>
      <div class="between">
        <h3>
          <a href={to(request, productPath(of.handle))}>{inLanguage(of.text, request.language)}</a>
        </h3>
        {of.price ? (
          <CardPrice request={request} of={of.price} was={of.wasPrice} varies={of.priceVaries} />
        ) : (
          <span class="soft small">{catalogMessages[request.language].product.notPriced}</span>
        )}
      </div>
      {of.availability === 'in-stock' || !of.price ? (
        <p>{inLanguage(of.typeText, request.language) || of.vendor}</p>
      ) : (
        <p>
          <AvailabilityLabel request={request} of={of.availability} />
        </p>
      )}
      {drop && <p class="small">{dropText(request, drop)}</p>}
      {of.rating && <CardRating request={request} of={of.rating} />}
      {!heartless && <SaveWish request={request} product={of.id} title={inLanguage(of.text, request.language)} />}
      {children}
    </li>
  )
}

/** By the day alone: a card that is kept for an hour must not count. */
const dropText = (request: RequestContext, drop: Drop): string =>
  catalogMessages[request.language].product.inDrop(dayText(request, drop.startsAt))

/** A list is what its page is opened for, so its first row is what is seen first; other rows stand further down. */
const SEEN_FIRST = 3

type Row = { readonly request: RequestContext; readonly of: readonly CardOf[]; readonly look?: 'scroll' | 'three' }

export const Goods = ({ request, of, look }: Row) => (
  <ul class={look ? `goods ${look}` : 'goods'}>
    {of.map((card, at) => (
      <Card request={request} of={card} eager={look === 'three' && at < SEEN_FIRST} />
    ))}
  </ul>
)
