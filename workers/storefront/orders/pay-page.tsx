/** The page behind a payment link: what is due, for what, and the fields of whoever moves the money. It names and shows nobody. */
import type { Child } from 'hono/jsx'
import { money } from '#domain/money'
import { dueOf, dueWhenPlaced, receivedOf } from '#domain/orders/balance'
import type { Order } from '#domain/orders/order'
import { asCharged, chargeable } from '#domain/orders/order-charge'
import { partsOf } from '#domain/orders/order-parts'
import type { Charging } from '#domain/orders/charging'
import type { OrderCharge } from '#domain/orders/payment-terms'
import { payableOf } from '#domain/orders/stored-payments'
import type { EmbeddedFields, PaymentForm } from '../../providers/payments/provider.ts'
import { Layout } from '../frame/layout.tsx'
import { priceText } from '../frame/price.tsx'
import type { RequestContext } from '../frame/request-context.ts'
import { BankAsks, BankFields } from './bank.tsx'
import { Bought } from './bought.tsx'
import { ordersMessages } from './messages/index.ts'
import { payAddress } from './order-address.ts'
import { payMessages } from './messages/pay.ts'
import { ONLINE, PaymentFields, paymentStep, type PaymentStep } from './payment-step.tsx'

/** Seconds until a page with an open end looks again. */
const AGAIN_SECONDS = 4

export type PayShown = {
  readonly request: RequestContext
  readonly token: string
  readonly order: Order
}

const Frame = ({
  request,
  order,
  children,
  ...layout
}: PayShown & { children: Child; again?: number; extra?: 'checkout' | 'stripe-pay' }) => (
  <Layout request={request} title={payMessages[request.language].title(order.name)} checkout {...layout}>
    <div class="wrap">{children}</div>
  </Layout>
)

type FormShown = PayShown & {
  readonly form: PaymentForm
  readonly charging: Pick<Charging, 'step'>
  readonly key: string
  /** What is wrong at which field, and why the last try was not made. */
  readonly state: Pick<Parameters<typeof paymentStep>[3], 'faults' | 'declined' | 'note'>
}

export const PayForm = ({ form, charging, key, state, ...shown }: FormShown) => {
  const { request, token, order } = shown
  const messages = payMessages[request.language]
  const { amount } = asCharged(order, charging)
  const choice = { online: true, saved: [], manual: [], chosen: ONLINE }
  const payment: PaymentStep = paymentStep(form, choice, true, state)
  return (
    <Frame {...shown} extra="checkout">
      <div class="page-head">
        <p class="soft">{messages.of(order.name)}</p>
        <h1>{messages.heading}</h1>
      </div>
      <div class="two">
        <form method="post" action={payAddress(request, token)} novalidate>
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="expected" value={String(amount.amount)} />
          {state.note !== undefined && (
            <div class="notes" role="alert" tabindex={-1} autofocus>
              <p class="note">{state.note}</p>
            </div>
          )}
          <PaymentFields request={request} payment={payment} />
          <button class="button wide">{messages.pay(priceText(request, amount))}</button>
        </form>
        <Due {...shown} charging={charging} />
      </div>
    </Frame>
  )
}

/** Of an order that was paid when it was placed, what was added since; else all of it. */
const linesDue = (order: Order) => {
  const [, second] = partsOf(order)
  const added = second ? order.lines.slice(second.from) : []
  return added.length > 0 && dueWhenPlaced(order).amount === 0 ? added : order.lines
}

const Due = ({ request, order, charging }: PayShown & Pick<FormShown, 'charging'>) => {
  const messages = payMessages[request.language]
  const lines = linesDue(order)
  const promised = dueOf(order).amount - chargeable(order).amount
  const rows = [
    [messages.total, payableOf(order.totals)],
    [messages.came, receivedOf(order)],
    [messages.promised, money(promised, order.currency)],
  ] as const
  return (
    <aside class="panel stack">
      <h2>{lines.length < order.lines.length ? messages.added : messages.what}</h2>
      <Bought request={request} of={lines} />
      <dl class="totals">
        {rows
          .filter(([, { amount }]) => amount > 0)
          .map(([label, amount]) => (
            <div>
              <dt class="soft">{label}</dt>
              <dd class="money">{priceText(request, amount)}</dd>
            </div>
          ))}
        <div class="sum">
          <dt>{messages.due}</dt>
          <dd class="money">{priceText(request, asCharged(order, charging).amount)}</dd>
        </div>
      </dl>
    </aside>
  )
}

type ProofShown = PayShown & {
  readonly charge: OrderCharge
  /** The provider's own, where it has some on our page. */
  readonly fields: EmbeddedFields | null
}

/** Whoever pays has to prove who they are: here, or where the provider asks. */
export const PayProof = ({ charge: { id, amount, redirect }, fields, ...shown }: ProofShown) => {
  const { request, token } = shown
  const messages = ordersMessages[request.language].challenge
  return (
    <Frame {...shown} extra={fields ? 'stripe-pay' : 'checkout'}>
      <div class="bank">
        {fields ? (
          <BankFields request={request} amount={amount} fields={fields} />
        ) : redirect === undefined ? (
          <BankAsks request={request} amount={amount} action={payAddress(request, token, '/answer')} payment={id} />
        ) : (
          <div class="panel stack">
            <h1>{messages.title}</h1>
            <p class="lead">{messages.elsewhere}</p>
            <a class="button wide" href={redirect} data-onward>
              {messages.onward}
            </a>
          </div>
        )}
        <p>
          <a href={payAddress(request, token, '?other')}>{payMessages[request.language].other}</a>
        </p>
      </div>
    </Frame>
  )
}

/** Nothing is to be done here, or nothing but waiting. */
export const PayOver = ({
  state,
  ...shown
}: PayShown & { readonly state: 'paid' | 'settled' | 'underWay' | 'offline' }) => {
  const { order, request } = shown
  const messages = payMessages[request.language]
  const [heading, text] = {
    paid: [messages.paid, messages.settledText],
    settled: [messages.settled, messages.settledText],
    underWay: [messages.underWay, messages.underWayText],
    offline: [messages.heading, messages.offline],
  }[state]
  const isOpen = state === 'underWay'
  return (
    <Frame {...shown} {...(isOpen && { again: AGAIN_SECONDS })}>
      <div class="page-head" aria-live="polite">
        <p class="soft">{messages.of(order.name)}</p>
        <h1>{heading}</h1>
        <p class="lead soft text">{text}</p>
        {isOpen && <p class="waiting" aria-hidden="true"></p>}
      </div>
    </Frame>
  )
}
