/** A list of products as an address: the same list is always written the same way. */
import { chosenValues, listParameters, type ListFilters, type ListQuery } from '#domain/catalog/list-query'

export const addressOf = (path: string, query: ListQuery): string => {
  const parameters = new URLSearchParams(listParameters(query)).toString()
  return parameters ? `${path}?${parameters}` : path
}

/** A list with other filters begins at its first page. */
export const withFilters = (query: ListQuery, filters: ListFilters): ListQuery => ({ ...query, filters, page: 1 })

const less = (values: readonly string[], value: string) => values.filter((one) => one !== value)

export const withoutOption = ({ options, ...rest }: ListFilters, name: string, value: string): ListFilters => {
  const left = less(chosenValues({ options }, name), value)
  const others = Object.fromEntries(Object.entries(options).filter(([one]) => one !== name))
  return { ...rest, options: left.length > 0 ? { ...others, [name]: left } : others }
}

export const withoutValue = (filters: ListFilters, field: 'vendor' | 'type', value: string): ListFilters => ({
  ...filters,
  [field]: less(filters[field], value),
})

export const withoutPrice = ({ priceMin: _min, priceMax: _max, ...rest }: ListFilters): ListFilters => rest
export const withoutRating = ({ ratingMin: _rating, ...rest }: ListFilters): ListFilters => rest
export const withoutAvailable = ({ available: _available, ...rest }: ListFilters): ListFilters => rest
