/** The way of one parcel, for whoever has its link: neither whose it is nor what is in it. */
import { standingOf, type ShipmentStatus } from '#domain/logistics/tracking'
import type { Order, Shipment } from '#domain/orders/order'
import { Layout } from '../frame/layout.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { logisticsMessages } from './messages/index.ts'
import { expectedText, State, Way } from './way.tsx'

type Shown = {
  readonly request: RequestContext
  readonly order: Pick<Order, 'delivery'>
  readonly shipment: Shipment
}

export const TrackPage = ({ request, order, shipment }: Shown) => {
  const messages = logisticsMessages[request.language].track
  const { status } = standingOf(shipment)
  const expected = expectedText(request, order, shipment)
  return (
    <Layout request={request} title={messages.title} sheet="parcels">
      <div class="wrap">
        <div class="page-head">
          <p class="soft">
            {messages.parcel} {shipment.tracking !== '' && <span class="num">{shipment.tracking}</span>}
            {shipment.carrier !== '' && messages.with(shipment.carrier)}
          </p>
          <p>
            <State request={request} shipment={shipment} />
          </p>
          <h1>{expected ?? logisticsMessages[request.language].status[status]}</h1>
          <p class="lead soft text">{messages.lead[status]}</p>
        </div>
        <Steps request={request} status={status} />
        <div class="two">
          <section aria-labelledby="way">
            <h2 id="way" class="hidden">
              {messages.way}
            </h2>
            <Way request={request} shipment={shipment} expected={expected} newestFirst />
          </section>
          <aside class="panel stack">
            <h2>{messages.private}</h2>
            <p class="text soft">{messages.privateText}</p>
            <p>
              <a href={to(request, '/account')}>{messages.account}</a>
            </p>
          </aside>
        </div>
      </div>
    </Layout>
  )
}

/** How many of the steps are over; the next one is where it stands. */
const PASSED: Readonly<Record<ShipmentStatus, number>> = {
  'pre-transit': 0,
  'handed-over': 1,
  'in-transit': 2,
  'out-for-delivery': 3,
  'available-for-pickup': 3,
  failure: 2,
  delivered: 5,
  'return-to-sender': 2,
  lost: 2,
}

const Steps = ({ request, status }: Pick<Shown, 'request'> & { readonly status: ShipmentStatus }) => (
  <ol class="way-steps">
    {logisticsMessages[request.language].track.steps.map((step, at) => {
      const isNow = at === PASSED[status]
      return (
        <li {...(at < PASSED[status] && { class: 'passed' })} {...(isNow && { class: 'now', 'aria-current': 'step' })}>
          {step}
        </li>
      )
    })}
  </ol>
)
