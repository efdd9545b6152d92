/** Filters of the list that cannot be read: each by its name, as it was typed, and why. */
import { Icon } from '../../frame/icon.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { catalogMessages } from '../messages/index.ts'
import type { ListProps } from './list-props.ts'
import { listMessages } from './messages/index.ts'
import type { Narrowed } from './query.ts'

type Shown = Pick<ListProps, 'unread' | 'currency' | 'language'>

/** @returns nothing where the filter is understood */
export const whyUnread = (name: Narrowed, { unread, currency, language }: Shown): string | undefined => {
  if (!unread.has(name)) return undefined
  const { why } = listMessages[language].unread
  if (name === 'from' || name === 'until') return why.amount(currency)
  return CHOICES.has(name) ? why.choice : why.long
}

const CHOICES: ReadonlySet<Narrowed> = new Set<Narrowed>(['status', 'stock', 'lacks', 'when'])

export const filterName = (name: Narrowed, { currency, language }: Shown): string => {
  const messages = listMessages[language]
  const { products } = catalogMessages[language]
  return {
    status: messages.columnNames.status,
    q: frameMessages[language].search,
    stock: products.stock,
    vendor: products.vendor,
    type: products.type,
    tag: messages.tag,
    collection: messages.collection,
    from: messages.from(currency),
    until: messages.until(currency),
    lacks: messages.lacks,
    when: messages.when,
    option: messages.option,
    optionValue: messages.says,
    metafield: messages.field,
    metafieldValue: messages.says,
  }[name]
}

export const Unread = (props: ListProps) => {
  const { unread, address, language } = props
  if (unread.size === 0) return null
  return (
    <div class="in-p">
      <div class="oops" role="alert" tabindex={-1} autofocus>
        <h2>
          <Icon name="alert" />
          {listMessages[language].unread.heading}
        </h2>
        {[...unread].map((name) => (
          <p>
            {filterName(name, props)}: “{address.said[name]}” – {whyUnread(name, props)}
          </p>
        ))}
      </div>
    </div>
  )
}
