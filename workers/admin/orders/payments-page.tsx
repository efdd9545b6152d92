/** The page of payments: what has to be looked at first, then what is still to come, then what the provider pays out. */
import { orderName } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { PayoutKept } from '#schema/transactions/orders/payouts'
import { disputeOf } from '#schema/transactions/orders/disputes'
import type { Finding } from '#schema/transactions/orders/payment-findings'
import type { OrderRow } from '#schema/transactions/orders/orders'
import type { Reconciliation } from '#schema/transactions/orders/reconciliations'
import { isOverdue } from '#domain/orders/payment-terms'
import { countText } from '../frame/count.ts'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { Table, type Column } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { approvalsMessages } from './messages/approvals.ts'
import { paymentsMessages } from './messages/payments.ts'
import { amountIn } from './order-panels.tsx'
import { disputePath } from './dispute-page-props.ts'
import { AsOf, listedAt, Payouts } from './payout-page.tsx'
import { PaymentState } from './states.tsx'

type Props = {
  readonly findings: readonly Finding[]
  readonly unpaid: readonly OrderRow[]
  readonly promised: readonly OrderRow[]
  readonly latest: readonly OrderRow[]
  readonly last: Reconciliation | null
  readonly payouts: readonly PayoutKept[]
  readonly keepsBooks: boolean
  readonly language: Language
  readonly refusal: ShownRefusal | null
  readonly closed: boolean
  readonly mayClose: boolean
  readonly maySet: boolean
  readonly now: number
}

export const PaymentsPage = (props: Props) => {
  const { findings, unpaid, latest, payouts, refusal, closed, language } = props
  const messages = paymentsMessages[language]
  const open = findings.filter(({ closedAt }) => closedAt === null)
  const over = findings.filter(({ closedAt }) => closedAt !== null)
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <span class="sub hide-m">{messages.sub}</span>
        <span class="acts row">
          <a class="btn" href="/admin/payments/approvals">
            {approvalsMessages[language].title}
          </a>
          {props.maySet && (
            <a class="btn" href="/admin/settings/payments">
              {messages.settings}
            </a>
          )}
        </span>
      </header>
      {(refusal || closed) && (
        <div class="in-p">
          {refusal ? (
            <Trouble refusal={refusal} language={language} />
          ) : (
            <div class="say" role="status">
              <Icon name="check" />
              <div>{messages.closed}</div>
            </div>
          )}
        </div>
      )}
      <div class="body">
        <div class="wrap stack">
          <Part title={messages.open} aside={<Compared {...props} />}>
            {open.length === 0 ? (
              <p class="in-p soft">
                <b>{messages.nothing}</b> {messages.nothingWhy}
              </p>
            ) : (
              <Findings {...props} rows={open} label={messages.open} />
            )}
          </Part>
          <Part title={messages.unpaid} aside={<Late {...props} />}>
            {unpaid.length === 0 ? <p class="in-p soft">{messages.allPaid}</p> : <Unpaid {...props} />}
          </Part>
          {props.promised.length > 0 && (
            <Part title={messages.promised}>
              <Orders {...props} rows={props.promised} label={messages.promised} />
            </Part>
          )}
          {latest.length > 0 && (
            <Part title={messages.latest}>
              <Orders {...props} rows={latest} label={messages.latest} />
            </Part>
          )}
          <Part title={messages.payouts} aside={<AsOf at={listedAt(payouts)} {...props} />}>
            {payouts.length === 0 ? (
              <p class="in-p soft">{messages.noPayouts}</p>
            ) : (
              <Payouts {...props} rows={payouts} />
            )}
          </Part>
          {over.length > 0 && (
            <Part title={messages.over}>
              <Findings {...props} rows={over} label={messages.over} />
            </Part>
          )}
        </div>
      </div>
    </>
  )
}

const Part = ({ title, aside, children }: { title: string; aside?: unknown; children?: unknown }) => (
  <section class="panel" aria-label={title}>
    <header>
      <h2>{title}</h2>
      {aside}
    </header>
    {children}
  </section>
)

/** When the books were last held side by side. */
const Compared = ({ last, keepsBooks, language, now }: Props) => {
  const messages = paymentsMessages[language]
  if (!keepsBooks) return <span class="s soft end-x">{messages.noBooks}</span>
  if (!last) return <span class="s soft end-x">{messages.neverCompared}</span>
  if (last.fault !== '') return <span class="s soft end-x">{messages.fault(last.fault)}</span>
  if (last.finishedAt === null) return <span class="s soft end-x">{messages.comparing}</span>
  return (
    <span class="s soft end-x">
      {messages.compared(countText(last.payments, language))}{' '}
      <When at={last.finishedAt} now={now} language={language} />
    </span>
  )
}

const Findings = ({ rows, label, mayClose, language, now }: Props & { rows: readonly Finding[]; label: string }) => {
  const messages = paymentsMessages[language]
  const columns: readonly Column<Finding>[] = [
    {
      head: messages.what,
      names: true,
      class: 'c-who anywhere lines-cell',
      cell: ({ id, kind, state, reason, respondBy }) => (
        <>
          {kind === 'dispute' ? <a href={disputePath(disputeOf(id))}>{messages.kinds[kind]}</a> : messages.kinds[kind]}
          <div class="s soft">
            {/* The provider's word for it is a name of its programs. */}
            {[state && messages.states[state], reason.replaceAll('_', ' ')].filter(Boolean).join(' · ')}
            {(state === 'needs-response' || kind === 'authorisation-ends') && respondBy !== null && (
              <>
                {(state || reason) && ' · '}
                {messages.until} <When at={respondBy} now={now} language={language} />
              </>
            )}
          </div>
        </>
      ),
    },
    {
      head: messages.order,
      class: 'c-id',
      cell: ({ orderId }) => (
        <a class="id" href={`/admin/orders/${orderId}`}>
          {orderName(orderId)}
        </a>
      ),
    },
    {
      head: messages.amount,
      class: 'c-sum num',
      cell: ({ amount }) => (amount ? amountIn(language)(amount) : <span class="soft">{messages.whole}</span>),
    },
    {
      head: messages.found,
      class: 'c-date soft nw',
      cell: ({ foundAt }) => <When at={foundAt} now={now} language={language} />,
    },
    {
      head: messages.actions,
      quiet: true,
      class: 'c-st num',
      cell: ({ id, closedAt }) =>
        mayClose &&
        closedAt === null && (
          <form method="post" action="/admin/payments/close">
            <Key />
            <input type="hidden" name="finding" value={id} />
            <button class="btn">{messages.close}</button>
          </form>
        ),
    },
  ]
  return <Table label={label} rows={rows} columns={columns} />
}

const Orders = ({ rows, label, language, now }: Props & { rows: readonly OrderRow[]; label: string }) => {
  const messages = paymentsMessages[language]
  return (
    <Table
      label={label}
      rows={rows}
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
        { head: messages.customer, class: 'c-who', cell: ({ customer }) => customer },
        {
          head: messages.payment,
          class: 'c-st',
          cell: ({ payment, changedAt }) => (
            <PaymentState payment={payment} language={language} since={now - changedAt} />
          ),
        },
        {
          head: messages.placed,
          class: 'c-date soft nw',
          cell: ({ placedAt }) => <When at={placedAt} now={now} language={language} />,
        },
        { head: messages.total, class: 'c-sum num', cell: ({ total }) => amountIn(language)(total) },
      ]}
    />
  )
}

/** Those that are late first said: whoever looks here looks for them. */
const Late = ({ unpaid, language, now }: Props) => {
  const late = unpaid.filter((row) => isOverdue(row, now)).length
  if (late === 0) return null
  return (
    <a class="s end-x" href="/admin/orders?view=overdue">
      <span class="st bad">{paymentsMessages[language].overdue(late)}</span>
    </a>
  )
}

const Unpaid = ({ unpaid, language, now }: Props) => {
  const messages = paymentsMessages[language]
  return (
    <Table
      label={messages.unpaid}
      rows={unpaid}
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
        { head: messages.customer, class: 'c-who', cell: ({ customer }) => customer },
        {
          head: messages.payableBy,
          class: 'c-date nw',
          cell: ({ dueAt }) => {
            if (dueAt === null) return <span class="soft">{messages.noDay}</span>
            const late = isOverdue({ dueAt }, now)
            return (
              <span class={late ? 'st bad s' : 'soft'}>
                {late && `${messages.late} `}
                <When at={dueAt} now={now} language={language} />
              </span>
            )
          },
        },
        { head: messages.due, class: 'c-sum num', cell: ({ due }) => amountIn(language)(due) },
        { head: messages.total, class: 'c-sum num soft', cell: ({ total }) => amountIn(language)(total) },
      ]}
    />
  )
}
