/** The list of products: saved views as tabs, filters that are in the address, rows to pick, and what is done to those that are. */
import { formatMoney } from '#domain/money'
import { inLanguage, localeOf, type Language } from '#domain/languages'
import type { ProductLine } from '#schema/products/catalog/product-list'
import { Icon } from '../../frame/icon.tsx'
import { Empty, Pages } from '../../frame/lists.tsx'
import { AvailabilityLabel } from '../../frame/states.tsx'
import { Table, type Column } from '../../frame/table.tsx'
import { thumbOf } from '../../frame/thumb.ts'
import { When } from '../../frame/time.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { OF_STATUS } from '../product-page.tsx'
import { catalogMessages } from '../messages/index.ts'
import { BulkFoot } from './bulk-foot.tsx'
import { Chips, Filters } from './filters.tsx'
import { addressOf, isNarrowed, PATH, queryOf, type ColumnName, type ListAddress } from './query.ts'
import type { ListProps } from './list-props.ts'
import { Tabs } from './tabs.tsx'
import { listMessages } from './messages/index.ts'

export const ListPage = (props: ListProps) => {
  const { address, listing, language, mayChange, above } = props
  const messages = catalogMessages[language].products
  const { page } = listing
  const to = (side: 'after' | 'before', row: ProductLine | undefined) =>
    row ? addressOf(address, { [side]: row.id }) : null
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <div class="acts">
          {page.rows.length > 0 && (
            <a class="btn bare hide-m" href={`${PATH}/export.csv?${queryOf(address)}`} download>
              {listMessages[language].takeOut}
            </a>
          )}
          <a class="btn" href="/admin/imports">
            {messages.files}
          </a>
          {mayChange && (
            <a class="btn go" href={`${PATH}/new`} data-key="n" aria-keyshortcuts="n">
              <Icon name="plus" />
              {messages.add}
            </a>
          )}
        </div>
      </header>
      {above}
      <Tabs {...props} />
      <Filters {...props} />
      <Chips {...props} />
      {page.rows.length > 0 ? <Rows {...props} /> : <Nothing {...props} />}
      <BulkFoot {...props}>
        <Pages
          language={language}
          newer={page.previous ? to('before', page.rows[0]) : null}
          older={page.next ? to('after', page.rows.at(-1)) : null}
          labels={[frameMessages[language].previous, frameMessages[language].next]}
        />
      </BulkFoot>
    </>
  )
}

const Nothing = ({ address, listing, language }: ListProps) => {
  const messages = catalogMessages[language].products
  if (listing.counts.all === 0) return <Empty icon="product" heading={messages.empty} why={messages.emptyWhy} />
  return (
    <Empty heading={messages.nothing(address.said.q ?? '')} why={messages.nothingWhy}>
      {isNarrowed(address) && (
        <a class="btn" href={PATH}>
          {frameMessages[language].clearAll}
        </a>
      )}
    </Empty>
  )
}

/** The head of a column by which the list can be sorted: pressed again it goes the other way. */
const Sorted = ({ address, by, label, language }: ListProps & { by: ListAddress['sort']; label: string }) => {
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

const Rows = (props: ListProps) => {
  const { listing, language, address, mayChange, picked } = props
  const messages = catalogMessages[language].products
  const { pick, pickOf } = listMessages[language]
  const columns: readonly Column<ProductLine>[] = [
    ...(mayChange
      ? [
          {
            head: (
              <label>
                <input type="checkbox" aria-label={pick} data-all hidden />
              </label>
            ),
            class: 'c-pick',
            cell: ({ id, title }: ProductLine) => (
              <label>
                <input
                  type="checkbox"
                  form="bulk"
                  name="pick"
                  checked={picked.has(id)}
                  value={id}
                  aria-label={pickOf(inLanguage(title, language))}
                />
              </label>
            ),
          },
        ]
      : []),
    {
      head: <Sorted {...props} by="title" label={messages.product} />,
      class: 'c-id',
      cell: (row) => <Name {...props} row={row} />,
    },
    ...address.columns.map((name) => columnOf(name, props)),
  ]
  return <Table label={messages.title} rows={listing.page.rows} columns={columns} />
}

const Name = ({ row, language, resizing }: ListProps & { row: ProductLine }) => (
  <span class="who2">
    {row.picture ? (
      <img class="pic s" src={thumbOf(row.picture, resizing)} alt="" width="26" height="26" loading="lazy" />
    ) : (
      <span class="pic s"></span>
    )}
    <a class="id clip" href={`${PATH}/${row.id}`}>
      {inLanguage(row.title, language)}
    </a>
  </span>
)

const TAGS_SHOWN = 3

const columnOf = (name: ColumnName, props: ListProps): Column<ProductLine> => {
  const { language, now } = props
  const messages = catalogMessages[language].products
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
