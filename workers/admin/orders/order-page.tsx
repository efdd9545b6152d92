/** One order in two columns: what is to be done and what has happened; for whom, and where it lives. */
import { useContext } from 'hono/jsx'
import { dateFormat } from '#domain/formats'
import type { OrderId } from '#domain/ids'
import { joined, localeOf } from '#domain/languages'
import { freeParcels } from '#domain/orders/order'
import { mayGive } from '../../flows/command.ts'
import { addingToOrder } from '../../flows/orders/addition-commands.ts'
import { CancelFold, FulfilForm } from './order-forms.tsx'
import { OrderFiles } from './order-files.tsx'
import { PaymentLink } from './order-payment-link.tsx'
import { Promised } from './order-promise.tsx'
import { OrderInvoices } from './order-invoices.tsx'
import { Money, ToApprove, ToLookAt } from './order-money.tsx'
import { Archive } from './order-notes.tsx'
import { ToWatch } from './order-risk.tsx'
import { OfAnotherShop } from './order-imported.tsx'
import { OrderSide } from './order-side.tsx'
import { Labels } from '../logistics/labels.tsx'
import { Sent } from '../logistics/sent.tsx'
import { Cancelled, Ordered, Payment } from './order-panels.tsx'
import { Timeline } from './order-timeline.tsx'
import { Icon } from '../frame/icon.tsx'
import { OrderState, PaymentState } from './states.tsx'
import { When, Zone } from '../frame/time.tsx'
import { Trouble } from '../frame/forms.tsx'
import { annotationsMessages } from './messages/annotations.ts'
import { claimsMessages } from '../after-sales/messages/claims.ts'
import { deliveryMessages } from './messages/delivery.ts'
import { editsMessages } from './messages/edits.ts'
import { ordersMessages } from './messages/index.ts'
import type { OrderDone, OrderPageProps } from './order-page-props.ts'

export const OrderPage = (props: OrderPageProps) => {
  const { order, refusal, done, language } = props
  const open = order.status === 'cancelled' ? [] : freeParcels(order)
  return (
    <>
      <Head {...props} />
      <div class="body">
        <div class="wrap split">
          <div class="stack">
            <OnPaper {...props} />
            {refusal && <Trouble refusal={refusal} language={language} />}
            {done && (
              <div class="say unprinted" role="status">
                <Icon name="check" />
                <span>{doneText(done, language)}</span>
              </div>
            )}
            <ToWatch {...props} />
            <OfAnotherShop {...props} />
            <ToLookAt {...props} />
            <ToApprove {...props} />
            {open.length > 0 && (
              <div class="unprinted">
                <FulfilForm {...props} open={open} />
              </div>
            )}
            <Labels {...props} />
            {order.shipments.length > 0 && (
              <div class="unprinted stack">
                <Sent {...props} />
              </div>
            )}
            <Cancelled {...props} />
            {/* What is to be done is for the desk; on paper stands what was bought. */}
            <div class={open.length === 0 && order.shipments.length === 0 ? undefined : 'printed'}>
              <Ordered {...props} />
            </div>
            <section class="panel" aria-labelledby="payment">
              <Payment {...props} />
              <Money {...props} />
              <Promised {...props} />
              <PaymentLink {...props} />
              <div class="unprinted">
                <CancelFold {...props} />
              </div>
            </section>
            <OrderFiles {...props} />
            <OrderInvoices {...props} />
            {order.shipments.length > 0 && !order.imported && (
              <p class="unprinted">
                <a href={`/admin/claims/${order.id}`}>
                  {claimsMessages[language].link((order.claims ?? []).filter(({ status }) => status === 'open').length)}
                </a>
              </p>
            )}
            <Timeline {...props} />
          </div>
          <OrderSide {...props} />
        </div>
      </div>
    </>
  )
}

const doneText = (done: OrderDone, language: OrderPageProps['language']): string => {
  if (done === 'readdressed') return editsMessages[language].done
  if (done === 'rerouted') return deliveryMessages[language].done
  if (done === 'added') return editsMessages[language].add.done
  const messages = { ...ordersMessages[language].order.done, ...annotationsMessages[language].done }
  return messages[done]
}

const Head = (props: OrderPageProps) => {
  const { order, neighbours, language, now, staff } = props
  const messages = ordersMessages[language]
  return (
    <header class="head">
      <a class="crumb" href="/admin/orders">
        <Icon name="back" />
        <span class="hide-s">{messages.orders.title}</span>
      </a>
      <h1>
        {order.name}{' '}
        <PaymentState
          payment={order.payment}
          language={language}
          since={now - order.updatedAt}
          isImported={order.imported !== undefined}
        />
        <span class="unprinted">
          <OrderState status={order.status} language={language} imported={order.imported?.fulfilment ?? null} />
          {order.archivedAt !== undefined && <span class="st off">{annotationsMessages[language].archived}</span>}
        </span>
      </h1>
      <span class="sub hide-m unprinted">
        <When at={order.placedAt} now={now} language={language} />
      </span>
      <div class="acts">
        {!order.imported &&
          order.status !== 'cancelled' &&
          order.forgottenAt === undefined &&
          mayGive(staff, addingToOrder) && (
            <a class="btn" href={`/admin/orders/${order.id}/add`} aria-label={editsMessages[language].add.open}>
              <Icon name="plus" />
              <span class="hide-s">{editsMessages[language].add.open}</span>
            </a>
          )}
        <Archive {...props} />
        <span class="join">
          <Neighbour to={neighbours.newer} label={messages.order.newer} icon="up" />
          <Neighbour to={neighbours.older} label={messages.order.older} icon="down" />
        </span>
      </div>
    </header>
  )
}

/** Whose order it is, and of which day: paper is read on another one. */
const OnPaper = ({ order, shop, language }: OrderPageProps) => {
  const day = { dateStyle: 'long', timeZone: useContext(Zone) } as const
  return <p class="printed">{joined(language, shop, dateFormat(localeOf(language), day).format(order.placedAt))}</p>
}

const Neighbour = (props: { to: OrderId | null; label: string; icon: 'up' | 'down' }) =>
  props.to === null ? (
    <span class="btn sq" aria-disabled="true">
      <Icon name={props.icon} />
    </span>
  ) : (
    <a
      class="btn sq"
      href={`/admin/orders/${props.to}`}
      aria-label={props.label}
      data-key={props.icon === 'up' ? 'k' : 'j'}
    >
      <Icon name={props.icon} />
    </a>
  )
