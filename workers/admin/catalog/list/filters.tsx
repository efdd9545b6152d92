/** What the list is narrowed by: one choice away, applied as it is chosen, and taken away by its own chip. */
import type { Child } from 'hono/jsx'
import { own } from '#domain/own'
import { GAPS, SCHEDULES } from '#schema/products/catalog/product-list'
import { AVAILABILITIES } from '../../../flows/catalog/questions.ts'
import { Icon } from '../../frame/icon.tsx'
import { Find } from '../../frame/lists.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { catalogMessages } from '../messages/index.ts'
import type { ListProps } from './list-props.ts'
import { addressOf, COLUMNS, NARROWED, PATH, type Narrowed } from './query.ts'
import { listMessages } from './messages/index.ts'

type Pair = readonly [value: string, label: string]

const Choice = ({ name, label, of, value }: { name: string; label: string; of: readonly Pair[]; value: string }) => (
  <select class="in fit" name={name} aria-label={label}>
    <option value="">{label}</option>
    {[...(value === '' || of.some(([one]) => one === value) ? [] : [[value, value] as const]), ...of].map(
      ([one, text]) => (
        <option value={one} selected={one === value || undefined}>
          {text}
        </option>
      ),
    )}
  </select>
)

const Labelled = ({ name, label, children }: { name: string; label: string; children?: Child }) => (
  <div class="f">
    <label for={`filter-${name}`}>{label}</label>
    {children}
  </div>
)

export const Filters = (props: ListProps) => {
  const { address, listing, collections, language } = props
  const { said } = address
  const { products } = catalogMessages[language]
  const messages = listMessages[language]
  const words = frameMessages[language]
  const value = (name: Narrowed) => said[name] ?? ''
  const line = (name: 'tag' | 'from' | 'until', label: string) => (
    <Labelled name={name} label={label}>
      <input
        class="in"
        id={`filter-${name}`}
        name={name}
        value={value(name)}
        inputmode={name === 'tag' ? undefined : 'decimal'}
        autocomplete="off"
      />
    </Labelled>
  )
  return (
    <form class="tools" role="search" method="get" action={PATH} data-filters>
      {said.status && <input type="hidden" name="status" value={said.status} />}
      {said.sort && <input type="hidden" name="sort" value={said.sort} />}
      <Find label={products.find} value={value('q')} />
      <Choice
        name="stock"
        label={products.stock}
        value={value('stock')}
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
        of={GAPS.map((gap) => [gap, messages.gaps[gap]])}
      />
      <details class="menu">
        <summary class="btn">{messages.more}</summary>
        <div class="stack">
          {line('tag', messages.tag)}
          <div class="two">
            {line('from', messages.from(props.currency))}
            {line('until', messages.until(props.currency))}
          </div>
          <Labelled name="when" label={messages.when}>
            <select class="in" id="filter-when" name="when">
              <option value="">{messages.whenever}</option>
              {SCHEDULES.map((one) => (
                <option value={one} selected={one === said.when || undefined}>
                  {messages.schedules[one]}
                </option>
              ))}
            </select>
          </Labelled>
          <fieldset class="stack tight">
            <legend>{messages.columns}</legend>
            {COLUMNS.map((column) => (
              <label class="pick">
                <input
                  type="checkbox"
                  name="columns"
                  value={column}
                  checked={address.columns.includes(column) || undefined}
                />
                {messages.columnNames[column]}
              </label>
            ))}
          </fieldset>
          <button class="btn">{words.apply}</button>
        </div>
      </details>
      <button class="btn">{words.search}</button>
    </form>
  )
}

/** Each is taken away by itself. */
export const Chips = ({ address, collections, language }: ListProps) => {
  const { said } = address
  const { products } = catalogMessages[language]
  const messages = listMessages[language]
  const { availability, clearAll } = frameMessages[language]
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
    })[name]
  const chips = NARROWED.filter((name) => said[name] !== undefined && name !== 'status')
  if (chips.length === 0) return null
  return (
    <div class="chips">
      {chips.map((name) => {
        const text = textOf(name, said[name] ?? '')
        return (
          <a class="tag" href={addressOf(address, { [name]: null })} aria-label={messages.without(text)}>
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
