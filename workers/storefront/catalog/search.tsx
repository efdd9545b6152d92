/** /search?q=…: what answers to a word. */
import { Hono } from 'hono'
import { parseListQuery, type ListQuery, type ProductList, type Selling } from '#domain/catalog/list-query'
import { namedCards } from '#schema/products/catalog/cards'
import type { Found } from '#schema/products/catalog/lists'
import { suggest } from '#schema/products/catalog/search/suggest'
import type { App } from '../../env.ts'
import { cached } from '../../cache/answers.ts'
import { SEARCH_PAGE, SUGGESTIONS } from '../../cache/policies.ts'
import { productsFound } from '../../flows/catalog/lists.ts'
import { writtenFound, type Written } from '../../flows/content/found.ts'
import { settingsKnown } from '../../flows/settings/settings.ts'
import { WrittenFound } from '../content/found.tsx'
import { Layout } from '../frame/layout.tsx'
import { sendPage } from '../frame/render.tsx'
import { SearchField } from '../frame/search-field.tsx'
import { Listing } from './list/listing.tsx'
import { Suggestions, type Suggested } from './list/suggestions.tsx'
import { Corrected, Nothing } from './list/search-help.tsx'
import {
  marketOfRequest,
  requestContextBeside,
  requestContextOf,
  type RequestContext,
} from '../frame/request-context.ts'
import { catalogMessages } from './messages/index.ts'

/** As many as stand on a phone above its keyboard, and some to scroll to. */
const SUGGESTED_MAX = 6
const TERMS_MAX = 4
const COLLECTIONS_MAX = 3

export const search = new Hono<App>().get(
  '/',
  cached(SEARCH_PAGE, async (c) => {
    const queryIn = (selling: Selling) => parseListQuery(new URL(c.req.url).searchParams, selling)
    const now = Date.now()
    const written = writtenFound(c.env, queryIn(marketOfRequest(c, settingsKnown(c.env)).selling), now)
    const [request, found] = await requestContextBeside(c, (selling) => productsFound(c.env, queryIn(selling)))
    const shown = { request, query: queryIn(request.selling), found, written: await written }
    return sendPage(c, <SearchPage {...shown} />)
  }),
)

search.get(
  '/suggest',
  cached(SUGGESTIONS, async (c) => {
    const request = await requestContextOf(c)
    const { terms = '' } = parseListQuery(new URL(c.req.url).searchParams, { currency: request.currency })
    return c.html(
      <Suggestions request={request} typed={terms} of={await suggested(c.env.PRODUCTS_DB, request, terms)} />,
    )
  }),
)

/** Two round trips: what fits what was typed, then what the cards of those products say. */
const suggested = async (db: D1Database, request: RequestContext, terms: string): Promise<Suggested> => {
  const found = await suggest(db, terms, request.language, SUGGESTED_MAX)
  const handles = found.products.map(({ handle }) => handle)
  return {
    products: handles.length === 0 ? [] : await namedCards(db, handles, request.selling),
    collections: found.collections.slice(0, COLLECTIONS_MAX),
    terms: found.terms.slice(0, TERMS_MAX),
  }
}

type Shown = {
  readonly request: RequestContext
  readonly query: ListQuery
  readonly found: Found
  readonly written: readonly Written[]
}

const SearchPage = ({ request, query, found, written }: Shown) => {
  const messages = catalogMessages[request.language].searchPage
  const { terms = '' } = query
  const list = terms ? found.list : undefined
  const isFound = found.isAnswered
  return (
    <Layout
      request={request}
      title={terms ? `${messages.title}: ${terms}` : messages.title}
      description={messages.description}
      // What nothing answers to is not a page of the shop, whoever links to it: docs/decisions/0107-search-may-be-known.md.
      canonical={isFound || !terms ? '/search' : undefined}
      elsewhere={terms ? `/search?${new URLSearchParams({ q: terms })}` : undefined}
      current="search"
    >
      <div class="wrap" {...searchedOf(query, list)}>
        <div class="page-head">
          <h1>
            {terms
              ? isFound
                ? messages.titleFor(found.correction?.shown ?? terms)
                : messages.empty(terms)
              : messages.start}
          </h1>
          {found.correction && <Corrected request={request} {...found.correction} />}
          {!isFound && <p class="lead soft text">{terms ? messages.emptyText : messages.startText}</p>}
          <SearchField request={request} terms={terms} focus={!terms} />
        </div>
        {isFound ? (
          <Listing request={request} path="/search" query={query} list={found.list} />
        ) : (
          <Nothing request={request} asked={terms !== ''} popular={found.popular} />
        )}
        <WrittenFound request={request} of={written} />
        {list && isFirstLook(query) && (
          <noscript>
            <img src={unscripted(request, query, list)} alt="" width="1" height="1" hidden />
          </noscript>
        )}
      </div>
    </Layout>
  )
}

const hasFilters = ({ filters }: ListQuery) =>
  Object.keys(filters.options).length + filters.vendor.length + filters.type.length > 0 ||
  filters.available !== undefined ||
  filters.ratingMin !== undefined ||
  filters.priceMin !== undefined ||
  filters.priceMax !== undefined

/** A second page, a filter or another order is a look at the same search, not another one. */
const isFirstLook = (query: ListQuery) => query.page === 1 && query.sort === 'relevance' && !hasFilters(query)

/** For the script that tells what was searched and chosen (browser/search.ts). */
const searchedOf = (query: ListQuery, list: ProductList | undefined) =>
  query.terms !== undefined && {
    'data-searched': query.terms,
    'data-page-size': query.pageSize,
    ...(list && isFirstLook(query) && { 'data-hits': list.total }),
  }

/** Whoever has no scripts tells by asking for this picture of nothing: storefront/events.ts. */
const unscripted = ({ language }: RequestContext, { terms = '' }: ListQuery, { total }: ProductList) =>
  `/events/searched?${new URLSearchParams({ language, term: terms, hits: String(total) })}`
