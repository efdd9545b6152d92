/** An order that was placed: where it is, what is in it, where it goes. */
import type { Event } from '#domain/events'
import type { PushDevice } from '#domain/notifications/push'
import { isPromised } from '#domain/orders/authorisation'
import { refundsOf } from '#domain/orders/cancellation'
import type { Invoice } from '#domain/orders/invoices/invoice'
import { deliveryName, type Order, type OrderStatus } from '#domain/orders/order'
import { chargeable } from '#domain/orders/order-charge'
import { travels } from '#domain/orders/order-line'
import { reviewable } from '#domain/reviews/purchase'
import { returnDaysIn } from '#domain/settings/returns'
import type { WaysBack } from '../../flows/after-sales/ways-back.ts'
import type { OrderFile } from '../../flows/catalog/downloads.ts'
import { OrderReturns } from '../after-sales/of-order.tsx'
import { Bought } from './bought.tsx'
import { countryName } from '#domain/formats'
import { dayText } from '../frame/dates.ts'
import { priceText } from '../frame/price.tsx'
import { Layout } from '../frame/layout.tsx'
import { orderAddress, payAddress } from './order-address.ts'
import { PushOffer } from '../notifications/push-offer.tsx'
import { OrderInvoices } from './order-invoices.tsx'
import { OrderFiles } from './order-files.tsx'
import { arrivedHeading, Parcels, type Ways } from '../logistics/parcels.tsx'
import { Timeline } from './timeline.tsx'
import { Totals } from './totals.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { importedMessages } from './messages/imported.ts'
import { ordersMessages } from './messages/index.ts'
import { payMessages } from './messages/pay.ts'
import { addressLines } from '../../flows/logistics/address-lines.ts'
import { pickupLines } from '../../flows/logistics/pickup-lines.ts'

type Shown = {
  readonly request: RequestContext
  readonly order: Order
  readonly timeline: readonly Event[]
  readonly files: readonly OrderFile[]
  readonly invoices: readonly Invoice[]
  readonly ways: Ways
  /** By which what is due of it can be paid. */
  readonly payToken: string
  /** Whether something of it may come back. */
  readonly back: WaysBack
  /** Where somebody is told of it, and by which key a browser subscribes. */
  readonly push: { readonly devices: readonly PushDevice[]; readonly serverKey: string }
}

export const OrderPage = ({ request, order, timeline, files, invoices, ways, payToken, back, push }: Shown) => {
  const messages = ordersMessages[request.language].order
  return (
    <Layout request={request} title={messages.title(order.name)} extra="push" sheet="parcels">
      <div class="wrap">
        <div class="page-head">
          <p class="soft">{messages.placedOn(order.name, dayText(request, order.placedAt))}</p>
          <h1>{headingOf(request, order)}</h1>
          {order.imported && <p class="lead soft text">{importedMessages[request.language].lead}</p>}
          <PayRest request={request} order={order} payToken={payToken} />
          {order.status === 'placed' && <p class="lead soft text">{messages.mail(order.email)}</p>}
        </div>
        <div class="two">
          <div>
            <OrderFiles request={request} order={order.id} files={files} />
            <Parcels request={request} order={order} ways={ways} />
            <Timeline request={request} order={order} timeline={timeline} />
            {/* Of what is history nobody is told. */}
            {!order.imported && (
              <div id="devices">
                <PushOffer
                  request={request}
                  action={`${orderAddress(request, order.id)}/device`}
                  about="order"
                  isOver={order.status === 'cancelled' || order.status === 'shipped'}
                  {...push}
                />
              </div>
            )}
            <About request={request} order={order} invoices={invoices} />
          </div>
          <aside class="panel stack">
            <h2>{messages.bought}</h2>
            <Bought request={request} of={order.lines} fetched={order.pricedBy?.delivery?.pickup !== undefined} />
            {reviewable(order).length > 0 && (
              <p>
                <a href={to(request, `/reviews/write?order=${order.id}`)}>{messages.review}</a>
              </p>
            )}
            <Totals
              request={request}
              of={order.totals}
              applied={order.promotions ?? []}
              sent={travels(order.lines)}
              country={order.address?.country ?? ''}
              payments={order.payments ?? []}
              paid={order.terms === undefined && !isPromised(order) && order.payment !== 'voided'}
            />
            <Returned request={request} order={order} />
            <OrderReturns request={request} order={order} ways={back} />
          </aside>
        </div>
      </div>
    </Layout>
  )
}

/** An addition, terms: what nobody has paid or promised yet. */
const PayRest = ({ request, order, payToken }: Pick<Shown, 'request' | 'order' | 'payToken'>) => {
  const due = chargeable(order)
  if (due.amount === 0 || order.imported || !request.settings.payments.online) return null
  return (
    <p>
      <a class="button" href={payAddress(request, payToken)}>
        {payMessages[request.language].link(priceText(request, due))}
      </a>
    </p>
  )
}

const Returned = ({ request, order }: Pick<Shown, 'request' | 'order'>) => {
  const returned = refundsOf(order)
  return returned.amount === 0 ? null : (
    <dl class="totals">
      <div>
        <dt class="soft">{ordersMessages[request.language].order.line.refunded}</dt>
        <dd class="money">{priceText(request, returned)}</dd>
      </div>
    </dl>
  )
}

const headingOf = (request: RequestContext, order: Order): string => {
  const { headings } = ordersMessages[request.language].order
  if (order.imported && order.status !== 'cancelled') return importedMessages[request.language].heading
  return arrivedHeading(request, order) ?? headings[travels(order.lines) ? order.status : untravelled(order.status)]
}

/** Nothing of it is on its way: it is done, or it was cancelled. */
const untravelled = (status: OrderStatus): OrderStatus => (status === 'cancelled' ? status : 'placed')

const About = ({ request, order, invoices }: Pick<Shown, 'request' | 'order' | 'invoices'>) => {
  const messages = ordersMessages[request.language].order
  const { address, imported } = order
  const pickup = order.pricedBy?.delivery?.pickup
  const way = imported ? (imported.cells['Shipping Method'] ?? '') : deliveryName(order, request.language)
  const days = address && !imported && returnDaysIn(request.settings.returns, address.country)
  return (
    <dl class="facts">
      <OrderInvoices request={request} order={order.id} invoices={invoices} />
      {address && (
        <div>
          <dt>{pickup ? messages.fetchedAt : messages.goesTo}</dt>
          <dd>
            {(pickup
              ? pickupLines(pickup, request.language)
              : [...addressLines(address), countryName(address.country, request.locale)]
            ).map((line, index) => (
              <>
                {index > 0 && <br />}
                {line}
              </>
            ))}
          </dd>
        </div>
      )}
      {address && way !== '' && (
        <div>
          <dt>{messages.travels}</dt>
          <dd>{way}</dd>
        </div>
      )}
      {order.billing && (
        <div>
          <dt>{messages.invoiceTo}</dt>
          <dd>{addressLines(order.billing).join(', ')}</dd>
        </div>
      )}
      {order.buyerNote && (
        <div>
          <dt>{messages.buyerNote}</dt>
          <dd class="lines">{order.buyerNote}</dd>
        </div>
      )}
      {typeof days === 'number' && (
        <div>
          <dt>{messages.returns}</dt>
          <dd>{messages.returnsText(days)}</dd>
        </div>
      )}
      <div>
        <dt>{messages.help}</dt>
        <dd>
          {messages.helpText}
          {!imported && order.shipments.length > 0 && (
            <>
              {' '}
              <a href={`${orderAddress(request, order.id)}/claims`}>{messages.claim}</a>
            </>
          )}
        </dd>
      </div>
    </dl>
  )
}
