/** The page of refunds that wait for a second person: what would go back, who asked, and the two buttons. */
import { orderName } from '#domain/ids'
import type { Language } from '#domain/languages'
import type { Approval } from '#schema/transactions/orders/approvals'
import type { Staff } from '#schema/users/customers/staff'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { Table, type Column } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { approvalsMessages } from './messages/approvals.ts'
import { paymentsMessages } from './messages/payments.ts'
import { amountIn } from './order-panels.tsx'

type Listed = Omit<Approval, 'state'> & { readonly state: Approval['state'] | 'expired' }

export type ApprovalsPageProps = {
  readonly rows: readonly Listed[]
  readonly staff: Staff
  readonly mayDecide: boolean
  readonly maySet: boolean
  readonly language: Language
  readonly now: number
  readonly refusal: ShownRefusal | null
  readonly done: 'approved' | 'declined' | null
}

export const ApprovalsPage = (props: ApprovalsPageProps) => {
  const { rows, language, refusal, done } = props
  const messages = approvalsMessages[language]
  const waiting = rows.filter(({ state }) => state === 'waiting')
  const over = rows.filter(({ state }) => state !== 'waiting')
  return (
    <>
      <header class="head">
        <a class="crumb" href="/admin/payments">
          <Icon name="back" />
          <span class="hide-s">{paymentsMessages[language].title}</span>
        </a>
        <h1>{messages.title}</h1>
        <span class="sub hide-m">{messages.sub}</span>
        {props.maySet && (
          <span class="acts row">
            <a class="btn" href="/admin/settings/payments">
              {messages.setLimit}
            </a>
          </span>
        )}
      </header>
      <div class="body">
        <div class="wrap stack">
          {refusal && <Trouble refusal={refusal} language={language} />}
          {done && (
            <div class="say" role="status">
              <Icon name="check" />
              <span>{messages.did[done]}</span>
            </div>
          )}
          <section class="panel" aria-label={messages.waiting}>
            <header>
              <h2>{messages.waiting}</h2>
            </header>
            {waiting.length === 0 ? (
              <p class="in-p soft">
                <b>{messages.none}</b> {messages.noneWhy}
              </p>
            ) : (
              <Table label={messages.waiting} rows={waiting} columns={[...asked(props), deciding(props)]} />
            )}
          </section>
          {over.length > 0 && (
            <section class="panel" aria-label={messages.over}>
              <header>
                <h2>{messages.over}</h2>
              </header>
              <Table label={messages.over} rows={over} columns={[...asked(props), outcome(props)]} />
            </section>
          )}
        </div>
      </div>
    </>
  )
}

const asked = ({ language, now }: ApprovalsPageProps): readonly Column<Listed>[] => {
  const messages = approvalsMessages[language]
  return [
    {
      head: messages.order,
      names: true,
      class: 'c-id',
      cell: ({ orderId }) => (
        <a class="id" href={`/admin/orders/${orderId}`}>
          {orderName(orderId)}
        </a>
      ),
    },
    {
      head: messages.asked,
      class: 'c-who anywhere lines-cell',
      cell: ({ askedAs, askedAt }) => (
        <>
          {askedAs}
          <div class="s soft">
            <When at={askedAt} now={now} language={language} />
          </div>
        </>
      ),
    },
    { head: messages.amount, class: 'c-sum num', cell: ({ amount }) => amountIn(language)(amount) },
  ]
}

const outcome = ({ language }: ApprovalsPageProps): Column<Listed> => {
  const messages = approvalsMessages[language]
  return {
    head: messages.state,
    class: 'c-st anywhere lines-cell',
    cell: ({ state, decidedBy, reason }) => (
      <>
        {messages.states[state]}
        <div class="s soft">{[decidedBy, state === 'failed' ? '' : reason].filter(Boolean).join(' · ')}</div>
      </>
    ),
  }
}

const deciding = ({ language, now, staff, mayDecide }: ApprovalsPageProps): Column<Listed> => {
  const messages = approvalsMessages[language]
  return {
    head: messages.expires,
    class: 'c-st lines-cell',
    cell: ({ id, orderId, amount, askedBy, expiresAt }) => {
      const name = orderName(orderId)
      const own = askedBy === staff.email
      return (
        <>
          <When at={expiresAt} now={now} language={language} show="day" />
          {mayDecide && (
            <div class="stack tight">
              {own ? (
                <span class="s soft">{messages.own}</span>
              ) : (
                <form method="post" action={`/admin/payments/approvals/${id}/approve`}>
                  <Key />
                  <button class="btn go" aria-label={messages.approveWhat(name, amountIn(language)(amount))}>
                    {messages.approve}
                  </button>
                </form>
              )}
              <form class="row" method="post" action={`/admin/payments/approvals/${id}/decline`}>
                <Key />
                <input
                  class="in"
                  name="reason"
                  required
                  maxlength={200}
                  placeholder={messages.reasonShort}
                  aria-label={messages.reason(name)}
                />
                <button class="btn" aria-label={messages.declineWhat(name)}>
                  {own ? messages.takeBack : messages.decline}
                </button>
              </form>
            </div>
          )}
        </>
      )
    },
  }
}
