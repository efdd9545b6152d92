/** What the list is narrowed by: one choice away, applied as it is chosen, and taken away by its own chip. */
import { own } from '#domain/own'
import { textIn } from '#domain/settings/text'
import { GAPS } from '#schema/products/catalog/list-conditions'
import { AVAILABILITIES } from '../../../flows/catalog/questions.ts'
import { Icon } from '../../frame/icon.tsx'
import { Find } from '../../frame/lists.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { catalogMessages } from '../messages/index.ts'
import type { ListProps } from './list-props.ts'
import { MoreFilters } from './more-filters.tsx'
import { addressOf, NARROWED, PATH, VALUE_OF, type Narrowed } from './query.ts'
import { listMessages } from './messages/index.ts'
import { Options, type Choices } from './options.tsx'

type ChoiceProps = { name: string; label: string; of: Choices; value: string; isUnread?: boolean }

const Choice = ({ name, label, of, value, isUnread = false }: ChoiceProps) => (
  <select class="in fit" name={name} aria-label={label} aria-invalid={isUnread ? 'true' : undefined}>
    <Options any={label} {...{ of, value }} />
  </select>
)

export const Filters = (props: ListProps) => {
  const { address, listing, collections, language, unread } = props
  const { said } = address
  const { products } = catalogMessages[language]
  const messages = listMessages[language]
  const words = frameMessages[language]
  const value = (name: Narrowed) => said[name] ?? ''
  return (
    <form class="tools" role="search" method="get" action={PATH} data-filters>
      {said.status && <input type="hidden" name="status" value={said.status} />}
      {said.sort && <input type="hidden" name="sort" value={said.sort} />}
      <Find label={products.find} value={value('q')} />
      <Choice
        name="stock"
        label={products.stock}
        value={value('stock')}
        isUnread={unread.has('stock')}
        of={AVAILABILITIES.map((one) => [one, words.availability[one]])}
      />
      <Choice
        name="vendor"
        label={products.vendor}
        value={value('vendor')}
        of={listing.names.vendors.map((one) => [one, one])}
      />
      <Choice
        name="type"
        label={products.type}
        value={value('type')}
        of={listing.names.types.map((one) => [one, one])}
      />
      <Choice
        name="collection"
        label={messages.collection}
        value={value('collection')}
        of={collections.map(({ handle, title }) => [handle, title])}
      />
      <Choice
        name="lacks"
        label={messages.lacks}
        value={value('lacks')}
        isUnread={unread.has('lacks')}
        of={GAPS.map((gap) => [gap, messages.gaps[gap]])}
      />
      <MoreFilters {...props} />
      <button class="btn">{words.search}</button>
    </form>
  )
}

const VALUES: ReadonlySet<Narrowed> = new Set(VALUE_OF.values())

const valueGone = (name: Narrowed): Readonly<Record<string, null>> => {
  const value = VALUE_OF.get(name)
  return value === undefined ? {} : { [value]: null }
}

/** Each is taken away by itself; a value goes with what it is one of. */
export const Chips = ({ address, collections, fields, language, unread }: ListProps) => {
  const { said } = address
  const { products } = catalogMessages[language]
  const messages = listMessages[language]
  const { availability, clearAll } = frameMessages[language]
  const pair = (name: string, value: string | undefined) =>
    value === undefined ? messages.any(name) : `${name}: ${value}`
  const fieldName = (field: string): string => {
    const named = fields.find((one) => one.field === field)
    return (named && textIn(named.name, language)) || field
  }
  const textOf = (name: Narrowed, value: string): string =>
    ({
      status: own<string>(products.statuses, value) ?? value,
      q: `“${value}”`,
      stock: own<string>(availability, value) ?? value,
      vendor: value,
      type: value,
      tag: `${messages.tag}: ${value}`,
      collection: collections.find(({ handle }) => handle === value)?.title ?? value,
      from: `≥ ${value}`,
      until: `≤ ${value}`,
      lacks: own<string>(messages.gaps, value) ?? value,
      when: own<string>(messages.schedules, value) ?? value,
      option: pair(value, said.optionValue),
      optionValue: value,
      metafield: pair(fieldName(value), said.metafieldValue),
      metafieldValue: value,
    })[name]
  const chips = NARROWED.filter(
    (name) => said[name] !== undefined && (name !== 'status' || unread.has(name)) && !VALUES.has(name),
  )
  if (chips.length === 0) return null
  return (
    <div class="chips">
      {chips.map((name) => {
        const words = textOf(name, said[name] ?? '')
        const text = unread.has(name) ? messages.unread.chip(words) : words
        return (
          <a
            class="tag"
            href={addressOf(address, { [name]: null, ...valueGone(name) })}
            aria-label={messages.without(text)}
          >
            {text}
            <Icon name="x" />
          </a>
        )
      })}
      <a class="s" href={addressOf(address, Object.fromEntries(NARROWED.map((name) => [name, null])))}>
        {clearAll}
      </a>
    </div>
  )
}
