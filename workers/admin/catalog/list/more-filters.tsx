/** What the list is narrowed by more seldom, and its columns: behind one button, applied together. */
import type { Child } from 'hono/jsx'
import { textIn } from '#domain/settings/text'
import { SCHEDULES } from '#schema/products/catalog/list-conditions'
import { valueOfField } from '#schema/products/catalog/product-values'
import { Icon } from '../../frame/icon.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import type { ListProps } from './list-props.ts'
import { COLUMNS, type Narrowed } from './query.ts'
import { listMessages } from './messages/index.ts'
import { Options, type Choices } from './options.tsx'
import { whyUnread } from './unread.tsx'

const Labelled = ({ name, label, children }: { name: string; label: string; children?: Child }) => (
  <div class="f">
    <label for={`filter-${name}`}>{label}</label>
    {children}
  </div>
)

const Pick = ({ name, any, of, value }: { name: Narrowed; any: string; of: Choices; value: string }) => (
  <select class="in" id={`filter-${name}`} name={name} data-still>
    <Options {...{ any, of, value }} />
  </select>
)

/** An option or a field, and what it says: without that, whatever says anything. */
const Saying = ({ address, listing, fields, language }: ListProps) => {
  const messages = listMessages[language]
  const { option = '', optionValue = '', metafield = '', metafieldValue = '' } = address.said
  const labels = new Map(fields.map(({ field, name }) => [valueOfField(field), textIn(name, language) || field]))
  const proposed = (isField: boolean) =>
    listing.values.values.filter(
      ({ name }) => labels.has(name) === isField && name.startsWith('metafield.') === isField,
    )
  const value = (name: 'optionValue' | 'metafieldValue', said: string) => (
    <Labelled name={name} label={messages.says}>
      <input class="in" id={`filter-${name}`} name={name} value={said} list={`${name}s`} autocomplete="off" />
      <datalist id={`${name}s`}>
        {proposed(name === 'metafieldValue').map((one) => (
          <option value={one.value}>{labels.get(one.name) ?? one.name}</option>
        ))}
      </datalist>
    </Labelled>
  )
  return (
    <>
      <div class="two">
        <Labelled name="option" label={messages.option}>
          <Pick
            name="option"
            any={messages.whatever}
            of={listing.values.options.map((one) => [one, one])}
            value={option}
          />
        </Labelled>
        {value('optionValue', optionValue)}
      </div>
      {(fields.length > 0 || metafield !== '') && (
        <div class="two">
          <Labelled name="metafield" label={messages.field}>
            <Pick
              name="metafield"
              any={messages.whatever}
              of={fields.map(({ field, name }) => [field, textIn(name, language) || field])}
              value={metafield}
            />
          </Labelled>
          {value('metafieldValue', metafieldValue)}
        </div>
      )}
    </>
  )
}

export const MoreFilters = (props: ListProps) => {
  const { address, language, currency } = props
  const { said } = address
  const messages = listMessages[language]
  const toldAt = (name: Narrowed) =>
    props.unread.has(name) && { 'aria-invalid': 'true' as const, 'aria-describedby': `filter-${name}-wrong` }
  const wrongAt = (name: Narrowed) =>
    props.unread.has(name) && (
      <p class="err" id={`filter-${name}-wrong`}>
        <Icon name="alert" />
        {whyUnread(name, props)}
      </p>
    )
  const line = (name: 'tag' | 'from' | 'until', label: string) => (
    <Labelled name={name} label={label}>
      <input
        class="in"
        id={`filter-${name}`}
        name={name}
        value={said[name] ?? ''}
        inputmode={name === 'tag' ? undefined : 'decimal'}
        autocomplete="off"
        {...toldAt(name)}
      />
      {wrongAt(name)}
    </Labelled>
  )
  return (
    <details class="menu">
      <summary class="btn">{messages.more}</summary>
      <div class="stack">
        {line('tag', messages.tag)}
        <div class="two">
          {line('from', messages.from(currency))}
          {line('until', messages.until(currency))}
        </div>
        <Saying {...props} />
        <Labelled name="when" label={messages.when}>
          <select class="in" id="filter-when" name="when" {...toldAt('when')}>
            <option value="">{messages.whenever}</option>
            {props.unread.has('when') && (
              <option value={said.when} selected>
                {said.when}
              </option>
            )}
            {SCHEDULES.map((one) => (
              <option value={one} selected={one === said.when || undefined}>
                {messages.schedules[one]}
              </option>
            ))}
          </select>
          {wrongAt('when')}
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
        <button class="btn">{frameMessages[language].apply}</button>
      </div>
    </details>
  )
}
