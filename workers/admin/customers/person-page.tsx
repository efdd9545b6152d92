/** One customer in two columns: what they have bought and were written; who they are, and what staff know of them. */
import { formerBeyond } from '#domain/customers/former-count'
import { localeOf } from '#domain/languages'
import { formatMoney } from '#domain/money'
import { OrderState, PaymentState } from '../orders/states.tsx'
import { notificationsMessages } from '../notifications/messages/index.ts'
import { STATE_CLASS } from '../notifications/state-class.ts'
import { countText } from '../frame/count.ts'
import { Key, Trouble } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { Table } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { peopleMessages } from './messages/index.ts'
import { calledOf, CustomerStateLabel, ordersIn, sumsOf } from './people-parts.tsx'
import { PATH } from './people-query.ts'
import type { PersonProps } from './person-props.ts'
import { PersonSide } from './person-side.tsx'
import { PersonTimeline } from './person-timeline.tsx'

export const PersonPage = (props: PersonProps) => {
  const { refusal, done, language } = props
  return (
    <>
      <Head {...props} />
      <div class="body">
        <div class="wrap split">
          <div class="stack">
            {refusal && <Trouble refusal={refusal} language={language} />}
            {done && (
              <div class="say" role="status">
                <Icon name="check" />
                <span>{peopleMessages[language].done[done]}</span>
              </div>
            )}
            <State {...props} />
            <Figures {...props} />
            <Orders {...props} />
            <Messages {...props} />
            <PersonTimeline {...props} />
          </div>
          <PersonSide {...props} />
        </div>
      </div>
    </>
  )
}

const Head = ({ profile: { record }, language, now }: PersonProps) => {
  const messages = peopleMessages[language]
  return (
    <header class="head">
      <a class="crumb" href={PATH}>
        <Icon name="back" />
        <span class="hide-s">{messages.title}</span>
      </a>
      <h1>
        <span class="anywhere">{calledOf(record, language)}</span>{' '}
        <CustomerStateLabel state={record.state} language={language} />
      </h1>
      <span class="sub hide-m">
        {messages.one.customerSince} <When at={record.createdAt} now={now} language={language} show="day" />
      </span>
    </header>
  )
}

/** A closed account says so before anything else, with the way to open it. */
const State = ({ profile: { record }, allowed, language }: PersonProps) => {
  const messages = peopleMessages[language].one
  if (record.mergedInto)
    return (
      <div class="say due">
        <Icon name="alert" />
        <div>
          {messages.mergedInto} <a href={`${PATH}/${record.mergedInto}`}>{messages.toOther}</a>
        </div>
      </div>
    )
  if (record.disabledAt === null) return null
  return (
    <form class="say due" method="post" action={`${PATH}/${record.id}/enable`}>
      <Icon name="lock" />
      <div class="row">
        <span>{messages.openWhy}</span>
        {allowed && (
          <>
            <Key />
            <button class="btn">{messages.open}</button>
          </>
        )}
      </div>
    </form>
  )
}

const Figures = ({ profile: { record, bought, reviews }, language, now }: PersonProps) => {
  const messages = peopleMessages[language].one
  const orders = ordersIn(bought)
  const lastAt = Math.max(0, ...bought.map((one) => one.lastAt))
  const beyond = formerBeyond(record, bought)
  const before =
    beyond &&
    messages.before(
      messages.ordersCount(beyond.orders),
      beyond.currency === null
        ? ''
        : formatMoney({ amount: beyond.spent, currency: beyond.currency }, localeOf(language)),
    )
  return (
    <dl class="figs">
      <div class="fig">
        <dt>{messages.bought}</dt>
        <dd class="v">{sumsOf(bought, language).join(' + ') || '—'}</dd>
        {before && <dd class="d">{before}</dd>}
      </div>
      <div class="fig">
        <dt>{messages.orders}</dt>
        <dd class="v">{countText(orders, language)}</dd>
      </div>
      <div class="fig">
        <dt>{messages.last}</dt>
        <dd class="v">
          {lastAt === 0 ? messages.never : <When at={lastAt} now={now} language={language} show="day" />}
        </dd>
      </div>
      <div class="fig">
        <dt>{messages.reviews}</dt>
        <dd class="v">{countText(reviews, language)}</dd>
      </div>
    </dl>
  )
}

const Orders = ({ profile: { record, orders, bought }, isLater, language, now }: PersonProps) => {
  const messages = peopleMessages[language].one
  const last = orders.orders.at(-1)
  return (
    <section class="panel" aria-labelledby="orders">
      <header>
        <h2 id="orders">{messages.ordersCount(ordersIn(bought))}</h2>
      </header>
      {orders.orders.length === 0 ? (
        <p class="in-p soft">{messages.noOrders}</p>
      ) : (
        <Table
          label={messages.orders}
          rows={orders.orders}
          rowClass={({ status }) => (status === 'cancelled' ? 'gone' : undefined)}
          columns={[
            {
              head: messages.order,
              names: true,
              class: 'c-id',
              cell: ({ id, name }) => (
                <a class="id" href={`/admin/orders/${id}`}>
                  {name}
                </a>
              ),
            },
            {
              head: messages.placed,
              class: 'c-date nw soft',
              cell: ({ placedAt }) => <When at={placedAt} now={now} language={language} show="day" />,
            },
            {
              head: messages.total,
              class: 'c-sum num nw',
              cell: ({ total }) => formatMoney(total, localeOf(language)),
            },
            {
              head: messages.payment,
              class: 'c-st',
              cell: ({ payment, changedAt, imported }) => (
                <PaymentState {...{ payment, language }} since={now - changedAt} isImported={imported !== null} />
              ),
            },
            {
              head: messages.fulfilment,
              cell: ({ status, imported }) => <OrderState {...{ status, language, imported }} />,
            },
          ]}
        />
      )}
      <p class="in-p row s">
        {record.email && <span class="mute">{messages.guest}</span>}
        {isLater && <a href={`${PATH}/${record.id}#orders`}>{messages.newestOrders}</a>}
        {orders.older && last && (
          <a href={`${PATH}/${record.id}?before=${last.placedAt}#orders`}>{messages.olderOrders}</a>
        )}
      </p>
    </section>
  )
}

const Messages = ({ profile: { record, messages: rows }, readsMessages, language, now }: PersonProps) => {
  const messages = peopleMessages[language].one
  const sent = notificationsMessages[language]
  return (
    <section class="panel" aria-labelledby="messages">
      <header>
        <h2 id="messages">{messages.messages}</h2>
      </header>
      {rows.length === 0 ? (
        <p class="in-p soft">{messages.noMessages}</p>
      ) : (
        <Table
          label={messages.messages}
          rows={rows}
          columns={[
            {
              head: messages.message,
              names: true,
              class: 'c-id',
              cell: ({ sequence, subject, template }) =>
                readsMessages ? (
                  <a href={`/admin/sent-mail/${sequence}`}>{subject || sent.templates[template]}</a>
                ) : (
                  subject || sent.templates[template]
                ),
            },
            { head: messages.sentTo, class: 'c-who soft clip hide-m', cell: ({ recipient }) => recipient },
            {
              head: messages.state,
              class: 'c-st',
              cell: ({ state }) => <span class={`st ${STATE_CLASS[state]}`}>{sent.states[state]}</span>,
            },
            {
              head: messages.when,
              class: 'c-date nw soft',
              cell: ({ at }) => <When at={at} now={now} language={language} />,
            },
          ]}
        />
      )}
      {readsMessages && record.email && rows.length > 0 && (
        <p class="in-p s">
          <a href={`/admin/sent-mail?q=${encodeURIComponent(record.email)}`}>{messages.allMessages}</a>
        </p>
      )}
    </section>
  )
}
