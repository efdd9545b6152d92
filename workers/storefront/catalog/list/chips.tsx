/** The filters that are chosen, each a link that takes it away. */
import type { Facets } from '#domain/catalog/facets'
import type { ListFilters, ListQuery, ProductList } from '#domain/catalog/list-query'
import { COMMA, inLanguage } from '#domain/languages'
import { to, type RequestContext } from '../../frame/request-context.ts'
import {
  addressOf,
  withFilters,
  withoutAvailable,
  withoutOption,
  withoutPrice,
  withoutRating,
  withoutValue,
} from './list-address.ts'
import { rangeText } from './filter-fields.tsx'
import { catalogMessages } from '../messages/index.ts'

type Shown = {
  readonly request: RequestContext
  readonly path: string
  readonly query: ListQuery
  readonly list: ProductList
}
type Chosen = { readonly text: string; readonly left: ListFilters }

export const Chips = ({ request, path, query, list }: Shown) => {
  const chosen = chosenOf(request, query, list.facets)
  const messages = catalogMessages[request.language].collection
  if (chosen.length === 0) return <div class="chips"></div>
  const none = { options: {}, vendor: [], type: [] }
  return (
    <div class="chips" role="group" aria-label={messages.chosenLabel}>
      {chosen.map(({ text, left }) => (
        <a class="chip" href={to(request, addressOf(path, withFilters(query, left)))} rel="nofollow" data-again>
          {text}
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <path d="M1 1l8 8M9 1l-8 8" />
          </svg>
          <span class="hidden">
            {COMMA[request.language]}
            {messages.remove}
          </span>
        </a>
      ))}
      <a class="chip bare" href={to(request, addressOf(path, withFilters(query, none)))} data-again>
        {messages.clear}
      </a>
    </div>
  )
}

export const chosenOf = (request: RequestContext, { filters, currency }: ListQuery, facets: Facets): Chosen[] => {
  const label = (values: Facets['types'] | undefined, value: string) => {
    const found = values?.find((one) => one.value === value)
    return found ? inLanguage(found.label, request.language) : value
  }
  const options = Object.entries(filters.options).flatMap(([name, values]) => {
    const facet = facets.options.find((one) => one.name === name)
    return values.map((value) => ({ text: label(facet?.values, value), left: withoutOption(filters, name, value) }))
  })
  const values = (field: 'vendor' | 'type', known: Facets['types']) =>
    filters[field].map((value) => ({ text: label(known, value), left: withoutValue(filters, field, value) }))
  const { priceMin, priceMax } = filters
  const price = rangeText(request, currency, { priceMin, priceMax })
  return [
    ...options,
    ...values('type', facets.types),
    ...values('vendor', facets.vendors),
    ...(price ? [{ text: price, left: withoutPrice(filters) }] : []),
    ...(filters.available
      ? [{ text: catalogMessages[request.language].collection.ready, left: withoutAvailable(filters) }]
      : []),
    ...(filters.ratingMin
      ? [
          {
            text: catalogMessages[request.language].collection.starsUp(filters.ratingMin),
            left: withoutRating(filters),
          },
        ]
      : []),
  ]
}
