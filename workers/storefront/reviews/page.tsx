/** All reviews of a product: sorted, narrowed and paged by the address, so that it works without a script and can be sent to others. */
import type { Product } from '#domain/catalog/product'
import { productPath } from '#domain/catalog/slug'
import { PAGE_SIZE, REVIEW_SORTS, reviewAddress, type ReviewQuery } from '#domain/reviews/list'
import { REASONS } from '#domain/reviews/review'
import type { ReviewsOfProduct } from '#schema/products/reviews/shown'
import { Crumbs } from '../frame/crumbs.tsx'
import { Layout } from '../frame/layout.tsx'
import { textOf } from '../frame/product-text.ts'
import { to, type RequestContext } from '../frame/request-context.ts'
import { AskForm } from './ask-form.tsx'
import { Asked } from './asked.tsx'
import { reviewMessages } from './messages/index.ts'
import { ReviewItem } from './review.tsx'
import { reviewFacts, reviewsPath } from './section.tsx'
import { Summary } from './summary.tsx'

type Shown = {
  readonly request: RequestContext
  readonly product: Product
  readonly of: ReviewsOfProduct
  readonly query: ReviewQuery
}

/** How many there are of what was asked for. */
const manyOf = ({ of, query }: Pick<Shown, 'of' | 'query'>): number => {
  const { histogram, withPictures } = of
  if (query.withPictures) return query.stars === null ? withPictures : Number.POSITIVE_INFINITY
  if (query.stars !== null) return histogram[5 - query.stars] ?? 0
  return histogram.reduce<number>((sum, many) => sum + many, 0)
}

export const ReviewsPage = (shown: Shown) => {
  const { request, product, of, query } = shown
  const messages = reviewMessages[request.language]
  const path = reviewsPath(product.handle)
  const { title } = textOf(product, request.language)
  const isFirst = reviewAddress(query) === ''
  return (
    <Layout
      request={request}
      title={query.page > 1 ? `${messages.title(title)}, ${messages.page(query.page)}` : messages.title(title)}
      canonical={isFirst && product.reviewed ? path : undefined}
      picture={product.pictures[0]}
      sheet="reviews"
      facts={
        isFirst && product.reviewed
          ? [
              {
                '@context': 'https://schema.org',
                '@type': 'Product',
                name: title,
                url: request.origin + to(request, productPath(product.handle)),
                ...reviewFacts(request, of),
              },
            ]
          : []
      }
    >
      <div class="wrap">
        <Crumbs request={request} of={[{ text: title, path: productPath(product.handle) }, { text: messages.crumb }]} />
        <h1 class="hidden">{messages.title(title)}</h1>
        <section class="section reviews" id="reviews" aria-label={messages.crumb}>
          <div class="stack sticky">
            {product.reviewed ? (
              <Summary request={request} of={product.reviewed} histogram={of.histogram} path={path} />
            ) : (
              <>
                <h2>{messages.none}</h2>
                <p class="soft">{messages.noneText}</p>
              </>
            )}
            <p>
              <a class="button quiet" rel="nofollow" href={to(request, `/reviews/write?product=${product.handle}`)}>
                {messages.write}
              </a>
            </p>
          </div>
          <div>
            {product.reviewed && <Narrow {...shown} path={path} />}
            <ul>
              {of.reviews.map((review) => (
                <ReviewItem request={request} of={review} acts />
              ))}
            </ul>
            {product.reviewed && of.reviews.length === 0 && (
              <>
                <h2>{messages.noneOf}</h2>
                <p>
                  <a href={to(request, path)}>{messages.noneOfText}</a>
                </p>
              </>
            )}
            <Paging {...shown} path={path} />
          </div>
        </section>
        <section class="section split" id="questions" aria-labelledby="questions-heading">
          <div class="stack">
            <h2 id="questions-heading">{messages.questions}</h2>
            <AskForm request={request} handle={product.handle} />
            {of.questions.length > 0 && <Asked request={request} of={of.questions} acts />}
          </div>
          <How request={request} />
        </section>
      </div>
    </Layout>
  )
}

type Within = Shown & { readonly path: string }

const Narrow = ({ request, of, query, path }: Within) => {
  const messages = reviewMessages[request.language]
  const chip = (text: string, change: Partial<ReviewQuery>, isOn: boolean) => (
    <a
      class="chip"
      rel="nofollow"
      href={to(request, `${path}${reviewAddress({ ...query, page: 1, ...change })}`)}
      aria-current={isOn ? 'true' : undefined}
    >
      {text}
    </a>
  )
  return (
    <form class="bar" action={to(request, path)}>
      <div class="chips" role="group" aria-label={messages.only}>
        {of.withPictures > 0 &&
          chip(
            `${messages.withPictures} (${of.withPictures})`,
            { withPictures: !query.withPictures },
            query.withPictures,
          )}
        {query.stars !== null && chip(messages.everyStar, { stars: null }, false)}
      </div>
      <p class="acts">
        {query.stars !== null && <input type="hidden" name="stars" value={query.stars} />}
        {query.withPictures && <input type="hidden" name="pictures" value="1" />}
        <label class="small" for="sort">
          {messages.sort}
        </label>
        <select id="sort" name="sort">
          {REVIEW_SORTS.map((sort) => (
            <option value={sort} selected={sort === query.sort || undefined}>
              {messages.sorts[sort]}
            </option>
          ))}
        </select>
        <button class="button quiet">{messages.show}</button>
      </p>
    </form>
  )
}

const Paging = ({ request, of, query, path }: Within) => {
  const messages = reviewMessages[request.language]
  const many = manyOf({ of, query })
  const isMore = many === Number.POSITIVE_INFINITY ? of.reviews.length === PAGE_SIZE : query.page * PAGE_SIZE < many
  if (query.page === 1 && !isMore) return null
  const step = (page: number, rel: 'prev' | 'next', text: string) => (
    <a class="button quiet" rel={rel} href={to(request, `${path}${reviewAddress({ ...query, page })}`)}>
      {text}
    </a>
  )
  return (
    <nav class="pages" aria-label={messages.pages}>
      {query.page > 1 && step(query.page - 1, 'prev', messages.previous)}
      <span class="soft">{messages.page(query.page)}</span>
      {isMore && step(query.page + 1, 'next', messages.next)}
    </nav>
  )
}

/** What the law asks a shop to say: whether and how reviews are checked, and by which rules something is not shown. */
const How = ({ request }: Pick<Shown, 'request'>) => {
  const messages = reviewMessages[request.language]
  return (
    <aside class="panel stack" aria-labelledby="how">
      <h2 id="how">{messages.how}</h2>
      {messages.howText.map((text) => (
        <p class="small">{text}</p>
      ))}
      <ul class="rules small">
        {REASONS.map((reason) => (
          <li>{messages.reasons[reason]}</li>
        ))}
      </ul>
    </aside>
  )
}
