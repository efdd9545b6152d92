/** The list of orders: views, filters, rows that become cards on a phone, and the foot with paging and freshness. */
import { mayGive } from '../../flows/command.ts'
import { shipping } from '../../flows/orders/commands.ts'
import type { Settings } from '#domain/settings/settings'
import { textIn } from '#domain/settings/text'
import type { Language } from '#domain/languages'
import { localeOf } from '#domain/languages'
import { formatMoney } from '#domain/money'
import {
  ORDER_VIEWS,
  type CopyAge,
  type OrderPage,
  type OrderRow,
  type OrderView,
} from '#schema/transactions/orders/orders'
import type { Staff } from '#schema/users/customers/staff'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { addressWith, Empty, Pages, Views } from '../frame/lists.tsx'
import type { OrderListQuery, PickedOrders } from './order-list-query.ts'
import { Tools } from './order-list-tools.tsx'
import { OrderState, PaymentState } from './states.tsx'
import { When } from '../frame/time.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { annotationsMessages } from './messages/annotations.ts'
import { importedMessages } from './messages/imported.ts'
import { ordersMessages } from './messages/index.ts'
import { Table, type Column } from '../frame/table.tsx'

const PATH = '/admin/orders'

export type OrderListProps = {
  readonly listQuery: OrderListQuery
  readonly page: OrderPage
  readonly found: number
  readonly views: Readonly<Record<OrderView, number>>
  readonly age: CopyAge
  readonly language: Language
  readonly now: number
  readonly staff: Staff
  readonly settings: Settings
  /** Those in use. */
  readonly tags: readonly string[]
  readonly picked: PickedOrders | null
}

const questionsOf = ({ view, q, since, country, tag }: OrderListQuery) => ({
  view: view === 'all' ? null : view,
  q,
  since,
  country,
  tag,
})

export const OrderList = (props: OrderListProps) => {
  const { listQuery, page, views, language } = props
  const messages = ordersMessages[language].orders
  const newest = page.rows[0]
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <div class="acts">
          <a class="btn bare" href={addressWith(`${PATH}/export.csv`, questionsOf(listQuery))} download>
            {importedMessages[language].export}
          </a>
        </div>
      </header>
      <Views
        language={language}
        label={messages.viewsLabel}
        here={listQuery.view}
        views={ORDER_VIEWS.map((id) => ({
          id,
          label: messages.views[id],
          count: views[id],
          href: addressWith(PATH, { view: id === 'all' ? null : id }),
        }))}
      />
      <Tools {...props} />
      {listQuery.cursor === null && listQuery.q === '' && (
        <a
          class="live-notice"
          hidden
          data-live-notice={addressWith(`${PATH}/new`, { view: listQuery.view, after: String(newest?.placedAt ?? 0) })}
          href={addressWith(PATH, questionsOf(listQuery))}
        >
          {messages.newOrders(1)}
        </a>
      )}
      {props.picked && (
        <div class="in-p">
          <div class="say" role="status">
            <Icon name={props.picked.done === 0 ? 'alert' : 'check'} />
            <div>{pickedText(props.picked, language)}</div>
          </div>
        </div>
      )}
      <form class="sheet-form" method="post" action={`${PATH}/fulfil`}>
        <Key />
        <input type="hidden" name="view" value={listQuery.view} />
        {page.rows.length > 0 ? <Rows {...props} /> : <Nothing {...props} />}
        <Foot {...props} />
      </form>
    </>
  )
}

const pickedText = ({ did, done, left }: PickedOrders, language: Language): string =>
  did === 'fulfil'
    ? ordersMessages[language].orders.picked(done, left)
    : annotationsMessages[language].picked[did](done, left)

const Rows = ({ page, language, now, staff, settings }: OrderListProps) => {
  const messages = ordersMessages[language].orders
  const picking: Column<OrderRow> = {
    class: 'c-pick',
    head: (
      <label data-all hidden>
        <input type="checkbox" aria-label={messages.selectAll} />
      </label>
    ),
    cell: ({ id, name }) => (
      <label>
        <input type="checkbox" name="order" value={id} aria-label={messages.select(name)} />
      </label>
    ),
  }
  return (
    <Table
      label={messages.title}
      rows={page.rows}
      rowClass={({ status, archivedAt }) => (status === 'cancelled' || archivedAt !== null ? 'gone' : undefined)}
      columns={[
        ...(mayGive(staff, shipping) ? [picking] : []),
        {
          head: messages.order,
          class: 'c-id',
          cell: ({ id, name, tags, archivedAt }) => (
            <>
              <a class="id" href={`${PATH}/${id}`}>
                {name}
              </a>
              <Tags {...{ tags, archivedAt, language }} />
            </>
          ),
        },
        {
          head: messages.placed,
          class: 'c-date nw soft',
          cell: ({ placedAt }) => <When at={placedAt} now={now} language={language} />,
        },
        { head: messages.customer, class: 'c-who clip', cell: ({ customer }) => customer },
        {
          head: messages.total,
          class: 'c-sum num nw',
          cell: ({ total }) => formatMoney(total, localeOf(language)),
        },
        {
          head: messages.payment,
          class: 'c-st',
          cell: ({ payment, status, changedAt, imported }) => (
            <>
              <PaymentState
                payment={payment}
                language={language}
                since={now - changedAt}
                isImported={imported !== null}
              />
              <span class="only-s">
                <OrderState {...{ status, language, imported }} />
              </span>
            </>
          ),
        },
        {
          head: messages.fulfilment,
          cell: ({ status, imported }) => <OrderState {...{ status, language, imported }} />,
        },
        { head: messages.items, class: 'num soft hide-m', cell: ({ units }) => units },
        {
          head: messages.delivery,
          class: 'soft nw hide-m',
          cell: ({ delivery, country, imported }) =>
            imported !== null
              ? country
              : country === ''
                ? ordersMessages[language].order.nothingTravels
                : `${deliveryText(delivery, { settings, language })}, ${country}`,
        },
      ]}
    />
  )
}

/** More than these make a row high. */
const TAGS_SHOWN = 2

const Tags = ({ tags, archivedAt, language }: Pick<OrderRow, 'tags' | 'archivedAt'> & { language: Language }) => (
  <>
    {archivedAt !== null && <span class="tag beside">{annotationsMessages[language].archived}</span>}
    {tags.slice(0, TAGS_SHOWN).map((tag) => (
      <span class="tag beside">{tag}</span>
    ))}
    {tags.length > TAGS_SHOWN && <span class="s mute">+{tags.length - TAGS_SHOWN}</span>}
  </>
)

const deliveryText = (id: string, { settings, language }: Pick<OrderListProps, 'settings' | 'language'>): string => {
  const method = settings.delivery.methods.find((one) => one.id === id)
  return method ? textIn(method.name, language) : id
}

const Nothing = ({ listQuery, views, language }: OrderListProps) => {
  const messages = ordersMessages[language].orders
  if (views.all === 0) return <Empty icon="orders" heading={messages.empty} why={messages.emptyWhy} />
  const { view, q, since, country, tag } = listQuery
  if (q === '' && since === null && country === null && tag === null) {
    return <Empty icon="orders" heading={messages.nothingIn[view]} why={messages.nothingInWhy} />
  }
  return (
    <Empty heading={messages.nothing(q)} why={messages.nothingWhy}>
      <a class="btn" href={PATH}>
        {frameMessages[language].clearAll}
      </a>
    </Empty>
  )
}

const Foot = ({ listQuery, page, age, language, staff }: OrderListProps) => {
  const [first, last] = [page.rows[0], page.rows.at(-1)]
  const to = (cursor: 'before' | 'after', row: OrderRow | undefined) =>
    row ? addressWith(PATH, questionsOf(listQuery), { [cursor]: `${row.placedAt}-${row.id}` }) : null
  return (
    <div class="foot" data-bulk>
      {mayGive(staff, shipping) && page.rows.length > 0 && <Picked language={language} />}
      <div class="pages">
        <span class="s mute">
          {age.copiedAt === null
            ? ordersMessages[language].orders.never
            : ordersMessages[language].orders.freshness(age.behindMs / 1000)}
        </span>
        <Pages
          language={language}
          newer={page.newer ? to('after', first) : null}
          older={page.older ? to('before', last) : null}
        />
      </div>
    </div>
  )
}

/** Without a script the button is always there; with one it comes with the first picked row. */
const Picked = ({ language }: { language: Language }) => (
  <>
    <b hidden data-picked data-count={ordersMessages[language].orders.selected(0)}></b>
    {/* The first button is the one that Enter presses: the one that can do no harm. */}
    <span class="row tight nowrap" data-picked>
      <input
        class="in"
        name="add"
        maxlength={1000}
        autocomplete="off"
        placeholder={annotationsMessages[language].tagsHint}
        aria-label={annotationsMessages[language].addTags}
      />
      <button class="btn" formaction={`${PATH}/tags`}>
        {annotationsMessages[language].tagPicked}
      </button>
    </span>
    <button class="btn" data-picked formaction={`${PATH}/archive`}>
      {annotationsMessages[language].archivePicked}
    </button>
    <button class="btn go" data-picked>
      {ordersMessages[language].orders.fulfilPicked}
    </button>
    <button class="btn bare" type="button" hidden data-picked data-clear>
      {frameMessages[language].clear} <kbd aria-hidden="true">Esc</kbd>
    </button>
  </>
)
