/** The filters of a list: a form that writes an address. With a script it sends itself, without one there is a button. */
import type { Facets, FacetValue } from '#domain/catalog/facets'
import type { ListFilters, ListQuery, ProductList } from '#domain/catalog/list-query'
import { inLanguage } from '#domain/languages'
import { digitsOf, type Money } from '#domain/money'
import { to, type Visit } from '../visit.ts'
import { chosenOf } from './chips.tsx'

/** The order of the list stands elsewhere on the page and belongs to this form. */
export const FILTERS_ID = 'filters'

/** More than these make the column longer than the goods beside it. */
const OPTIONS_SHOWN = 4

type Shown = {
  readonly visit: Visit
  readonly path: string
  readonly query: ListQuery
  readonly list: ProductList
}

export const Filters = ({ visit, path, query, list: { facets } }: Shown) => {
  const words = visit.words.collection
  const { filters } = query
  const chosen = chosenOf(visit, query, facets).length
  return (
    <form class="filters" id={FILTERS_ID} action={to(visit, path)} aria-label={words.filter} data-filters>
      {query.terms && <input type="hidden" name="q" value={query.terms} />}
      <details class="unfold">
        <summary>
          <span>
            {words.filter} {chosen > 0 && <span class="soft">{words.chosen(chosen)}</span>}
          </span>
        </summary>
        <fieldset>
          <legend>{words.availability}</legend>
          <label>
            <input type="checkbox" name="available" value="1" checked={filters.available === true} />
            {words.ready}
          </label>
        </fieldset>
        {facets.price && <Prices visit={visit} query={query} {...facets.price} />}
        <Values visit={visit} legend={words.type} name="type" values={facets.types} chosen={filters.type} />
        {optionsWorthAsking(facets, filters).map(({ name, label, values }) => (
          <Values
            visit={visit}
            legend={inLanguage(label, visit.language)}
            name={`option.${name}`}
            values={values}
            chosen={filters.options[name] ?? []}
          />
        ))}
        <Values visit={visit} legend={words.vendor} name="vendor" values={facets.vendors} chosen={filters.vendor} />
        <button class="button quiet wide noscript">{words.show}</button>
      </details>
    </form>
  )
}

/** A shelf of everything has dozens of options; those that most things have are asked for, and those in use. */
const optionsWorthAsking = ({ options }: Facets, filters: ListFilters): Facets['options'] => {
  const things = ({ values }: Facets['options'][number]) => values.reduce((sum, { count }) => sum + count, 0)
  const most = new Set(options.toSorted((a, b) => things(b) - things(a)).slice(0, OPTIONS_SHOWN))
  return options.filter((option) => most.has(option) || filters.options[option.name])
}

type ValuesOf = {
  readonly visit: Visit
  readonly legend: string
  readonly name: string
  readonly values: readonly FacetValue[]
  readonly chosen: readonly string[]
}

/** A choice of one is no choice, unless it is already made. */
const Values = ({ visit, legend, name, values, chosen }: ValuesOf) =>
  values.length < 2 && chosen.length === 0 ? null : (
    <fieldset class={values.length > 8 ? 'long' : ''}>
      <legend>{legend}</legend>
      <div class="values">
        {values.map(({ value, label, count }) => (
          <label>
            <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} />
            <span>{inLanguage(label, visit.language)}</span>
            <span class="num">{count}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )

type PricesOf = { readonly visit: Visit; readonly query: ListQuery; readonly min: Money; readonly max: Money }

const Prices = ({ visit, query: { filters, currency }, min, max }: PricesOf) => {
  const { price, priceFrom, priceTo } = visit.words.collection
  const unit = 10 ** digitsOf(currency)
  const box = (name: string, label: string, amount: number | undefined, hint: number) => (
    <label>
      <span class="hidden">{label}</span>
      <input
        name={name}
        inputmode="decimal"
        pattern="\d{1,12}(\.\d+)?"
        value={amount === undefined ? '' : String(amount / unit)}
        placeholder={`${label} ${hint}`}
      />
    </label>
  )
  return (
    <fieldset>
      <legend>
        {price} <span class="soft">{currency}</span>
      </legend>
      <div class="prices">
        {box('min', priceFrom, filters.priceMin, Math.floor(min.amount / unit))}
        <span class="soft">–</span>
        {box('max', priceTo, filters.priceMax, Math.ceil(max.amount / unit))}
      </div>
    </fieldset>
  )
}
