/** The columns of the list of products that can be chosen, and the heads by which it is sorted: those that an index holds in order. */
import { marginTexts, type Priced } from '#domain/catalog/margins'
import { localeOf, type Language } from '#domain/languages'
import { formatMoney } from '#domain/money'
import type { ProductLine } from '#schema/products/catalog/product-list'
import { Icon } from '../../frame/icon.tsx'
import { AvailabilityLabel } from '../../frame/states.tsx'
import type { Column } from '../../frame/table.tsx'
import { When } from '../../frame/time.tsx'
import { OF_STATUS } from '../product-page.tsx'
import { catalogMessages } from '../messages/index.ts'
import type { ListProps } from './list-props.ts'
import { addressOf, type ColumnName, type ListAddress } from './query.ts'
import { listMessages } from './messages/index.ts'

/** The head of a column by which the list can be sorted: pressed again it goes the other way. */
export const Sorted = ({ address, by, label, language }: ListProps & { by: ListAddress['sort']; label: string }) => {
  const isHere = address.sort === by
  const turned = isHere && !address.descending
  const { sorted } = listMessages[language]
  return (
    <a class="sort" href={addressOf(address, { sort: turned ? `-${by}` : by === 'title' ? null : by })}>
      {label}
      {isHere && (
        <>
          <Icon name={address.descending ? 'down' : 'up'} />
          <span class="vh">{address.descending ? sorted.descending : sorted.ascending}</span>
        </>
      )}
    </a>
  )
}

const TAGS_SHOWN = 3

export const columnOf = (name: ColumnName, props: ListProps): Column<ProductLine> => {
  const { language, now } = props
  const messages = catalogMessages[language].products
  const { columnNames, skus } = listMessages[language]
  switch (name) {
    case 'status':
      return {
        head: messages.status,
        class: 'c-date',
        cell: ({ status }) => <span class={`st ${OF_STATUS[status]}`}>{messages.statuses[status]}</span>,
      }
    case 'stock':
      return {
        head: messages.stock,
        class: 'c-who',
        cell: ({ availability }) => <AvailabilityLabel availability={availability} language={language} />,
      }
    case 'variants':
      return {
        head: messages.variants,
        class: 'num soft',
        cell: ({ id, variants }) => (
          <a class="soft" href={`/admin/inventory?product=${id}`}>
            {variants}
          </a>
        ),
      }
    case 'price':
      return {
        head: <Sorted {...props} by="price" label={messages.price} />,
        class: 'c-sum num nw',
        cell: (row) => priceText(row, language),
      }
    case 'margin':
      return {
        head: columnNames.margin,
        class: 'num nw hide-m',
        cell: ({ priced }) => marginText(priced, props),
      }
    case 'sku':
      return {
        head: columnNames.sku,
        class: 'soft hide-m clip',
        cell: ({ sku, skus: count }) => sku ?? (count > 0 ? skus(count) : ''),
      }
    case 'vendor':
      return {
        head: <Sorted {...props} by="vendor" label={messages.vendor} />,
        class: 'soft hide-m clip',
        cell: ({ vendor }) => vendor,
      }
    case 'type':
      return { head: messages.type, class: 'soft hide-m clip', cell: ({ type }) => type }
    case 'tags':
      return {
        head: catalogMessages[language].product.tags,
        class: 'soft hide-m clip',
        cell: ({ tags }) => tags.slice(0, TAGS_SHOWN).join(', ') + (tags.length > TAGS_SHOWN ? ' …' : ''),
      }
    case 'created':
      return {
        head: <Sorted {...props} by="created" label={columnNames.created} />,
        class: 'soft hide-m nw',
        cell: ({ createdAt }) => <When at={createdAt} now={now} language={language} />,
      }
    case 'updated':
      return {
        head: <Sorted {...props} by="updated" label={catalogMessages[language].product.changed} />,
        class: 'soft hide-m nw',
        cell: ({ updatedAt }) => <When at={updatedAt} now={now} language={language} />,
      }
  }
}

const priceText = ({ price, priceVaries }: ProductLine, language: Language): string => {
  if (!price) return catalogMessages[language].products.noPrice
  const text = formatMoney(price, localeOf(language))
  return priceVaries ? catalogMessages[language].products.from(text) : text
}

/** Of each variant what is left of its price without tax; from the least to the most. */
const marginText = (priced: readonly Priced[], { currency, taxRate, language }: ListProps) => {
  const { share } = marginTexts(priced, { currency, taxRate, locale: localeOf(language) })
  if (share === '') return <span title={listMessages[language].noCost}>–</span>
  return share
}
