/** The kinds of filters: a word of stock, prices, values, stars. Each says how many there would be. */
import type { FacetValue, Facets, PriceRangeFacet, RatingMin } from '#domain/catalog/facets'
import type { ListQuery } from '#domain/catalog/list-query'
import { inLanguage } from '#domain/languages'
import { digitsOf, money, type Currency } from '#domain/money'
import { to, type RequestContext } from '../../frame/request-context.ts'
import { Swatch } from '../../frame/swatch.tsx'
import { colourOf, isColour } from '../colours.ts'
import { addressOf, withFilters, withoutPrice } from './list-address.ts'
import { shortPriceText } from '../../frame/price.tsx'
import { catalogMessages } from '../messages/index.ts'

type Available = { readonly request: RequestContext; readonly facet: Facets['availability']; readonly chosen: boolean }

export const Availability = ({ request, facet, chosen }: Available) => {
  const { availability, ready } = catalogMessages[request.language].collection
  return (
    <fieldset>
      <legend>{availability}</legend>
      <label>
        <input type="checkbox" name="available" value="1" checked={chosen} />
        <span>{ready}</span>
        <span class="num">{facet['in-stock'] + facet.low}</span>
      </label>
    </fieldset>
  )
}

type ValueOf = { readonly request: RequestContext; readonly of: FacetValue } & {
  readonly name: string
  readonly chosen: boolean
  /** It chooses a colour: a known one is shown, and the others keep its room. */
  readonly coloured: boolean
}

const Value = ({ request, of: { value, label, count }, name, chosen, coloured }: ValueOf) => {
  const said = inLanguage(label, request.language)
  const colour = coloured ? colourOf(value, said) : undefined
  return (
    <label>
      <input type="checkbox" name={name} value={value} checked={chosen} />
      {colour && <Swatch of={colour} />}
      <span class={coloured && !colour ? 'undyed' : ''}>{said}</span>
      <span class="num">{count}</span>
    </label>
  )
}

type ValuesOf = {
  readonly request: RequestContext
  readonly legend: string
  readonly name: string
  readonly values: readonly FacetValue[]
  readonly chosen: readonly string[]
}

/** Of more than these the rest is folded away, without a script; what is chosen is never among the rest. */
const SHOWN = 8

/** A choice of one is no choice, unless it is already made. */
export const Values = ({ request, legend, name, values, chosen }: ValuesOf) => {
  if (values.length < 2 && chosen.length === 0) return null
  const { showAll, showFewer } = catalogMessages[request.language].collection
  const isShown = ({ value }: FacetValue, at: number) => at < SHOWN || chosen.includes(value)
  const coloured =
    name.startsWith('option.') &&
    isColour(
      [name.slice('option.'.length), legend],
      values.map(({ value }) => value),
    )
  const listed = (some: readonly FacetValue[]) =>
    some.map((one) => (
      <Value request={request} of={one} name={name} chosen={chosen.includes(one.value)} coloured={coloured} />
    ))
  const rest = values.filter((one, at) => !isShown(one, at))
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div class="values">
        {listed(values.filter(isShown))}
        {rest.length > 0 && (
          <details class="rest" id={`all-${name}`}>
            <summary>
              <span>{showAll(values.length)}</span>
              <span>{showFewer}</span>
            </summary>
            {listed(rest)}
          </details>
        )}
      </div>
    </fieldset>
  )
}

type RatingsOf = {
  readonly request: RequestContext
  readonly facet: Facets['ratings']
  readonly chosen: RatingMin | undefined
}

/** One of them, or none: a list where nothing was reviewed does not ask. */
export const Ratings = ({ request, facet, chosen }: RatingsOf) => {
  const { rating, starsUp, starsAny } = catalogMessages[request.language].collection
  if (chosen === undefined && facet.every(({ count }) => count === 0)) return null
  const choice = (value: string, text: string, checked: boolean, count?: number) => (
    <label>
      <input type="radio" name="rating" value={value} checked={checked} />
      <span>{text}</span>
      {count !== undefined && <span class="num">{count}</span>}
    </label>
  )
  return (
    <fieldset>
      <legend>{rating}</legend>
      {facet.map(({ stars, count }) => choice(String(stars), starsUp(stars), stars === chosen, count))}
      {choice('', starsAny, chosen === undefined)}
    </fieldset>
  )
}

type PricesOf = {
  readonly request: RequestContext
  readonly path: string
  readonly query: ListQuery
  readonly facet: Facets['price']
}

/** Ranges are links, because one of them is two numbers of the address; whoever wants others writes them. */
export const Prices = ({ request, path, query, facet }: PricesOf) => {
  const { filters, currency } = query
  if (!facet && filters.priceMin === undefined && filters.priceMax === undefined) return null
  const { price, priceFrom, priceTo } = catalogMessages[request.language].collection
  const unit = 10 ** digitsOf(currency)
  const box = (name: string, label: string, amount: number | undefined, hint: number | undefined) => (
    <label>
      <span class="hidden">{label}</span>
      <input
        name={name}
        inputmode="decimal"
        pattern="\d{1,12}(\.\d+)?"
        value={amount === undefined ? '' : String(amount / unit)}
        placeholder={hint === undefined ? label : `${label} ${hint}`}
      />
    </label>
  )
  return (
    <fieldset>
      <legend>
        {price} <span class="soft">{currency}</span>
      </legend>
      {facet && facet.steps.length > 0 && <Steps request={request} path={path} query={query} steps={facet.steps} />}
      <div class="prices">
        {box('min', priceFrom, filters.priceMin, facet ? Math.floor(facet.min.amount / unit) : undefined)}
        <span class="soft">–</span>
        {box('max', priceTo, filters.priceMax, facet ? Math.ceil(facet.max.amount / unit) : undefined)}
      </div>
    </fieldset>
  )
}

type StepsOf = Omit<PricesOf, 'facet'> & { readonly steps: readonly PriceRangeFacet[] }

const Steps = ({ request, path, query, steps }: StepsOf) => (
  <ul class="steps">
    {steps.map(({ min, max, count }) => {
      const { priceMin, priceMax } = query.filters
      const chosen = priceMin === min?.amount && priceMax === max?.amount
      const range = { ...(min && { priceMin: min.amount }), ...(max && { priceMax: max.amount }) }
      const filters = { ...withoutPrice(query.filters), ...(chosen ? {} : range) }
      return (
        <li>
          <a
            href={to(request, addressOf(path, withFilters(query, filters)))}
            rel="nofollow"
            data-again
            {...(chosen && { 'aria-current': 'true' })}
          >
            {rangeText(request, query.currency, range)}
          </a>
          <span class="num">{count}</span>
        </li>
      )
    })}
  </ul>
)

type Range = { readonly priceMin?: number | undefined; readonly priceMax?: number | undefined }

/** `under €30`, `€30 to €60`, `€60 and more`: a range that ends at 59.99 ends before 60. */
export const rangeText = (request: RequestContext, currency: Currency, { priceMin, priceMax }: Range): string => {
  const messages = catalogMessages[request.language].collection
  const said = (amount: number) => shortPriceText(request, money(amount, currency))
  const unit = 10 ** digitsOf(currency)
  const next = priceMax === undefined ? undefined : priceMax + 1
  const isBelow = next !== undefined && unit > 1 && next % unit === 0
  if (priceMin === undefined && priceMax === undefined) return ''
  if (priceMax === undefined) return messages.priceAbove(said(priceMin ?? 0))
  if (priceMin === undefined)
    return isBelow ? messages.priceBelow(said(priceMax + 1)) : messages.priceUpTo(said(priceMax))
  return messages.priceBetween(said(priceMin), said(isBelow ? priceMax + 1 : priceMax))
}
