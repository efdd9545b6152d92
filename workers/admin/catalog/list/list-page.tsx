/** The list of products: saved views as tabs, filters that are in the address, rows to pick, and what is done to those that are. */
import { inLanguage } from '#domain/languages'
import type { ProductLine } from '#schema/products/catalog/product-list'
import { Icon } from '../../frame/icon.tsx'
import { Empty, Pages } from '../../frame/lists.tsx'
import { Table, type Column } from '../../frame/table.tsx'
import { thumbOf } from '../../frame/thumb.ts'
import { frameMessages } from '../../frame/messages/index.ts'
import { catalogMessages } from '../messages/index.ts'
import { BulkFoot } from './bulk-foot.tsx'
import { Chips, Filters } from './filters.tsx'
import { Unread } from './unread.tsx'
import { columnOf, Sorted } from './columns.tsx'
import { addressOf, isNarrowed, PATH, queryOf } from './query.ts'
import type { ListProps } from './list-props.ts'
import { Tabs } from './tabs.tsx'
import { listMessages } from './messages/index.ts'

export const ListPage = (props: ListProps) => {
  const { address, listing, language, mayChange, above, unread } = props
  const messages = catalogMessages[language].products
  const { page } = listing
  const to = (side: 'after' | 'before', row: ProductLine | undefined) =>
    row ? addressOf(address, { [side]: row.id }) : null
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <div class="acts">
          {page.rows.length > 0 && unread.size === 0 && (
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
      <Unread {...props} />
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
