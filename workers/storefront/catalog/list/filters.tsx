/** The filters of a list: a form that writes an address. With a script it sends itself, without one there is a button. */
import type { FacetValue, Facets } from '#domain/catalog/facets'
import { chosenValues, type ListFilters, type ListQuery, type ProductList } from '#domain/catalog/list-query'
import { inLanguage } from '#domain/languages'
import { to, type RequestContext } from '../../frame/request-context.ts'
import { chosenOf } from './chips.tsx'
import { Availability, Prices, Ratings, Values } from './filter-fields.tsx'
import { catalogMessages } from '../messages/index.ts'
import { frameMessages } from '../../frame/messages/index.ts'

/** The order of the list stands elsewhere on the page and belongs to this form. */
export const FILTERS_ID = 'filters'

/** More than these make the column longer than the goods beside it. */
const OPTIONS_SHOWN = 4

type Shown = {
  readonly request: RequestContext
  readonly path: string
  readonly query: ListQuery
  readonly list: ProductList
}

/** `24 things`; `1,000+ things` where more may answer than are listed. */
export const totalOf = ({ language }: RequestContext, { total, isCut }: ProductList): string => {
  const { things, thingsAtLeast } = frameMessages[language]
  return isCut ? thingsAtLeast(total) : things(total)
}

export const Filters = ({ request, path, query, list }: Shown) => {
  const { facets } = list
  const messages = catalogMessages[request.language].collection
  const { filters } = query
  const chosen = chosenOf(request, query, facets).length
  return (
    <form class="filters" id={FILTERS_ID} action={to(request, path)} aria-label={messages.filter} data-filters>
      {query.terms && <input type="hidden" name="q" value={query.terms} />}
      <details class="unfold">
        <summary>
          <span>
            {messages.filter} {chosen > 0 && <span class="soft">{messages.chosen(chosen)}</span>}
          </span>
        </summary>
        <Availability request={request} facet={facets.availability} chosen={filters.available === true} />
        <Prices request={request} path={path} query={query} facet={facets.price} />
        <Values
          request={request}
          legend={messages.type}
          name="type"
          values={withChosen(facets.types, filters.type)}
          chosen={filters.type}
        />
        {optionsWorthAsking(facets, filters).map(({ name, label, values }) => (
          <Values
            request={request}
            legend={inLanguage(label, request.language)}
            name={`option.${name}`}
            values={withChosen(values, chosenValues(filters, name))}
            chosen={chosenValues(filters, name)}
          />
        ))}
        <Values
          request={request}
          legend={messages.vendor}
          name="vendor"
          values={withChosen(facets.vendors, filters.vendor)}
          chosen={filters.vendor}
        />
        <Ratings request={request} facet={facets.ratings} chosen={filters.ratingMin} />
        <button class="button quiet wide shows">{messages.show(totalOf(request, list))}</button>
      </details>
    </form>
  )
}

/** What is chosen stays in the form also when nothing has it: else the next choice would let go of it unasked. */
const withChosen = (values: readonly FacetValue[], chosen: readonly string[]): readonly FacetValue[] => [
  ...values,
  ...chosen
    .filter((value) => !values.some((one) => one.value === value))
    .map((value): FacetValue => ({ value, label: { en: value }, count: 0 })),
]

/** A shelf of everything has dozens of options; those that most things have are asked for, and those in use. */
const optionsWorthAsking = ({ options }: Facets, filters: ListFilters): Facets['options'] => {
  const things = ({ values }: Facets['options'][number]) => values.reduce((sum, { count }) => sum + count, 0)
  const most = new Set(options.toSorted((a, b) => things(b) - things(a)).slice(0, OPTIONS_SHOWN))
  const strange = Object.keys(filters.options).filter((name) => !options.some((option) => option.name === name))
  return [
    ...options.filter((option) => most.has(option) || filters.options[option.name]),
    ...strange.map((name) => ({ name, label: { en: name }, values: [] })),
  ]
}
