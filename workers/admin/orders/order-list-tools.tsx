/** Above the list of orders: what it is searched by, and which of them it shows. */
import { countryName } from '#domain/formats'
import { localeOf, type Language } from '#domain/languages'
import { countriesServed } from '#domain/settings/markets'
import type { Settings } from '#domain/settings/settings'
import { addressWith, Find } from '../frame/lists.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { annotationsMessages } from './messages/annotations.ts'
import { ordersMessages } from './messages/index.ts'
import type { OrderListQuery } from './order-list-query.ts'

const PATH = '/admin/orders'

type ToolsProps = {
  readonly listQuery: OrderListQuery
  /** How many orders fit. */
  readonly found: number
  readonly language: Language
  readonly settings: Settings
  /** Those in use. */
  readonly tags: readonly string[]
}

export const Tools = ({ listQuery, found, language, settings, tags }: ToolsProps) => {
  const countries = countriesServed(settings.markets)
  const messages = ordersMessages[language].orders
  const { view, q, since, country, tag } = listQuery
  const filtered = q !== '' || since !== null || country !== null || tag !== null
  return (
    <form class="tools" role="search" method="get" action={PATH} data-filters>
      {view !== 'all' && <input type="hidden" name="view" value={view} />}
      <Find label={messages.find} value={q} />
      <label class="vh" for="since">
        {messages.placed}
      </label>
      <select class="in fit" id="since" name="since">
        <option value="">{messages.anyTime}</option>
        {(['day', 'week', 'month'] as const).map((one) => (
          <option value={one} selected={one === since}>
            {messages.since[one]}
          </option>
        ))}
      </select>
      <label class="vh" for="country">
        {messages.country}
      </label>
      <select class="in fit" id="country" name="country">
        <option value="">{messages.anyCountry}</option>
        {namesOf(countries, language).map(([code, name]) => (
          <option value={code} selected={code === country}>
            {name}
          </option>
        ))}
      </select>
      <TagFilter {...{ tags, tag, language }} />
      <button class="btn">{frameMessages[language].apply}</button>
      {filtered && (
        <a class="btn bare" href={addressWith(PATH, { view: view === 'all' ? null : view })}>
          {frameMessages[language].clearAll}
        </a>
      )}
      <span class="end-x mute s hide-s">{messages.count(found)}</span>
    </form>
  )
}

type TagFilterProps = Pick<ToolsProps, 'tags' | 'language'> & Pick<OrderListQuery, 'tag'>

/** A shop that has no tags is not asked for one. */
const TagFilter = ({ tags, tag, language }: TagFilterProps) =>
  tags.length === 0 && tag === null ? null : (
    <>
      <label class="vh" for="tag">
        {annotationsMessages[language].tag}
      </label>
      <select class="in fit" id="tag" name="tag">
        <option value="">{annotationsMessages[language].anyTag}</option>
        {[...new Set([...tags, ...(tag === null ? [] : [tag])])].map((one) => (
          <option value={one} selected={one === tag}>
            {one}
          </option>
        ))}
      </select>
    </>
  )

const namesOf = (countries: readonly string[], language: Language): [string, string][] =>
  countries
    .map((code): [string, string] => [code, countryName(code, localeOf(language))])
    .sort(([, a], [, b]) => a.localeCompare(b, localeOf(language)))
