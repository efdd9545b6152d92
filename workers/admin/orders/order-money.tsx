/** What of an order's money has come and is still due where no provider moves it, and the forms by which staff say so. */
import { COMMA } from '#domain/languages'
import { dueOf, waivedBy } from '#domain/orders/balance'
import { moneyBackOf, type MoneyBack } from '#domain/orders/money-back'
import { isOverdue } from '#domain/orders/payment-terms'
import { owedByHand } from '#domain/orders/sources'
import { textIn } from '#domain/settings/text'
import { mayGive } from '../../flows/command.ts'
import { receivingPayment, recordingRefund } from '../../flows/orders/payment-commands.ts'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { When } from '../frame/time.tsx'
import { disputeOf } from '#schema/transactions/orders/disputes'
import { AmountField } from './amount-field.tsx'
import { disputePath } from './dispute-page-props.ts'
import { amountIn } from './order-panels.tsx'
import type { OrderPageProps } from './order-page-props.ts'
import { approvalsMessages } from './messages/approvals.ts'
import { ordersMessages } from './messages/index.ts'
import { paymentsMessages } from './messages/payments.ts'

/** What has to be looked at of its payments: the first thing on the page. */
export const ToLookAt = ({ findings, language, now }: Pick<OrderPageProps, 'findings' | 'language' | 'now'>) => {
  const messages = paymentsMessages[language]
  const open = findings.filter(({ closedAt }) => closedAt === null)
  return (
    <>
      {open.map(({ id, kind, state, amount, respondBy }) => (
        <div class="say warn unprinted">
          <Icon name="alert" />
          <div>
            {messages.kinds[kind]}
            {amount && `${COMMA[language]}${amountIn(language)(amount)}`}
            {state && `${COMMA[language]}${messages.states[state]}`}
            {respondBy !== null && (
              <>
                {' '}
                {messages.until} <When at={respondBy} now={now} language={language} />
              </>
            )}{' '}
            {kind === 'dispute' ? (
              <a href={disputePath(disputeOf(id))}>{messages.toDispute}</a>
            ) : (
              <a href="/admin/payments">{messages.title}</a>
            )}
          </div>
        </div>
      ))}
    </>
  )
}

/** What waits for a second person before any money moves. */
export const ToApprove = ({ approvals, language }: Pick<OrderPageProps, 'approvals' | 'language'>) => {
  const messages = approvalsMessages[language]
  return (
    <>
      {approvals.map(({ amount, askedAs }) => (
        <div class="say warn unprinted">
          <Icon name="alert" />
          <div>
            {messages.onOrder(amountIn(language)(amount), askedAs)}{' '}
            <a href="/admin/payments/approvals">{messages.look}</a>
          </div>
        </div>
      ))}
    </>
  )
}

/** By what it is paid, each sum that has come, and what is still due. */
export const Money = (props: OrderPageProps) => {
  const { order, language, now } = props
  // What a provider has promised has a panel of its own.
  if (!order.terms && (order.authorisation || !order.additions)) return null
  const messages = ordersMessages[language].order.money
  const amount = amountIn(language)
  const { terms } = order
  const dueAt = terms?.dueAt ?? null
  const due = dueOf(order)
  const waived = waivedBy(moneyBackOf(order))
  return (
    <>
      <dl class="in-p ruled sum">
        {terms && (
          <>
            <dt>{messages.by}</dt>
            <dd>{textIn(terms.name, language)}</dd>
            <dd></dd>
          </>
        )}
        {(order.received ?? []).map((one) => (
          <>
            <dt>{messages.came}</dt>
            <dd>
              <When at={one.receivedAt} now={now} language={language} />
              {one.note && `${COMMA[language]}${one.note}`}
            </dd>
            <dd>{amount(one.amount)}</dd>
          </>
        ))}
        {waived > 0 && (
          <>
            <dt>{messages.waived}</dt>
            <dd></dd>
            <dd>{amount({ ...due, amount: -waived })}</dd>
          </>
        )}
        <dt class="tot">{messages.due}</dt>
        <dd class="tot">
          {due.amount > 0 && dueAt !== null && (
            <span class={isOverdue({ dueAt }, now) ? 'st bad s' : 'soft'}>
              {isOverdue({ dueAt }, now) ? messages.late : messages.until}{' '}
              <When at={dueAt} now={now} language={language} />
            </span>
          )}
        </dd>
        <dd class="tot">{amount(due)}</dd>
      </dl>
      <div class="unprinted">
        {due.amount > 0 && <Receive {...props} />}
        <OwedByHand {...props} />
      </div>
    </>
  )
}

/** All that is due, unless somebody says less. */
export const Receive = ({ order, language, staff, form, refusal }: OrderPageProps) => {
  if (!mayGive(staff, receivingPayment)) return null
  const messages = ordersMessages[language].order.money
  return (
    <form class="in-p ruled stack tight" method="post" action={`/admin/orders/${order.id}/payments`}>
      <Key />
      <div class="two">
        <AmountField
          id="amount"
          label={messages.amount(order.currency)}
          most={dueOf(order)}
          hint={messages.most}
          typed={form?.get('amount')}
          refused={refusal !== null}
          language={language}
        />
        <div class="f">
          <label for="note">
            {messages.note} <span class="opt">{frameMessages[language].optional}</span>
          </label>
          <input class="in" id="note" name="note" maxlength={200} autocomplete="off" value={form?.get('note') ?? ''} />
        </div>
      </div>
      <div>
        <button class="btn go">{messages.receive}</button>
      </div>
    </form>
  )
}

/** What has to go back and no provider has: with each, the button that says it has gone. */
export const OwedByHand = (props: OrderPageProps) => (
  <>
    {moneyBackOf(props.order)
      .filter((one) => owedByHand(props.order, one).amount > 0)
      .map((back) => (
        <GoneBack {...props} back={back} />
      ))}
  </>
)

/** What came for units that were cancelled, or sent back, goes back by hand. */
const GoneBack = ({ order, language, staff, back }: OrderPageProps & { back: MoneyBack }) => {
  const messages = ordersMessages[language].order.money
  const sum = amountIn(language)(owedByHand(order, back))
  return (
    <form class="in-p ruled stack tight" method="post" action={`/admin/orders/${order.id}/refunds`}>
      <Key />
      <input type="hidden" name="cancellation" value={back.id} />
      <p>
        <Icon name="refund" /> {messages.owed(sum)}
      </p>
      {mayGive(staff, recordingRefund) && (
        <div>
          <button class="btn">{messages.gaveBack(sum)}</button>
        </div>
      )}
    </form>
  )
}
