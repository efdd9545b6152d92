/** What of an order has left, parcel by parcel: what is in it, where it stands, what was heard, and what staff know better. */
import { COMMA, joined } from '#domain/languages'
import { isTrouble, standingOf, type ShipmentStatus, type TrackingEvent } from '#domain/logistics/tracking'
import type { Shipment } from '#domain/orders/order'
import { travels } from '#domain/orders/order-line'
import { Icon } from '../frame/icon.tsx'
import { When } from '../frame/time.tsx'
import { ordersMessages } from '../orders/messages/index.ts'
import { LineOf } from '../orders/order-panels.tsx'
import type { OrderPageProps } from '../orders/order-page-props.ts'
import { logisticsMessages } from './messages/index.ts'
import { Correct, Say } from './say.tsx'

type Shown = OrderPageProps & { readonly shipment: Shipment; readonly number: number }

/** Moments that stand open; the earlier ones are folded away. */
const MOMENTS_MAX = 4

export const classOf = (status: ShipmentStatus): string =>
  status === 'delivered' ? 'full' : isTrouble(status) ? 'bad' : status === 'available-for-pickup' ? 'due' : 'half'

export const Sent = (props: OrderPageProps) => (
  <>
    {props.order.shipments.map((shipment, index) => (
      <Parcel {...props} shipment={shipment} number={index + 1} />
    ))}
  </>
)

const Parcel = (props: Shown) => {
  const { order, shipment, number, language, now, ways } = props
  const messages = ordersMessages[language].order
  const { status } = standingOf(shipment)
  // What is done and goes nowhere is on no way.
  const travelled = travels(order.lines) && !order.imported
  const name = messages.sentParcel(number, order.shipments.length)
  return (
    <section class="panel" aria-label={name} id={shipment.id}>
      <header>
        <h2>{name}</h2>
        {travelled && <span class={`st ${classOf(status)} s`}>{logisticsMessages[language].status[status]}</span>}
        <span class="s soft end-x">
          {shipment.carrier} {shipment.tracking === '' ? messages.noTracking : <b>{shipment.tracking}</b>}
          {COMMA[language]}
          <When at={shipment.shippedAt} now={now} language={language} />
        </span>
      </header>
      <div>
        {shipment.parcels.map(({ variantId, units }) => {
          const line = order.lines.find((one) => one.variantId === variantId)
          return line && <LineOf line={line} units={units} language={language} />
        })}
      </div>
      {travelled && (
        <>
          <Heard {...props} />
          <Say {...props} />
          <Correct {...props} />
          <p class="in-p ruled s">
            <a href={ways.get(shipment.id)}>{logisticsMessages[language].page}</a>
          </p>
        </>
      )}
    </section>
  )
}

/** The latest first. */
const Heard = (props: Shown) => {
  const { shipment, number, language } = props
  const events = (shipment.events ?? []).toReversed()
  if (events.length === 0) return null
  const messages = logisticsMessages[language]
  const earlier = events.slice(MOMENTS_MAX)
  return (
    <div class="in-p ruled">
      <ol class="tl" aria-label={messages.way(number)}>
        {events.slice(0, MOMENTS_MAX).map((event) => (
          <Moment {...props} event={event} />
        ))}
      </ol>
      {earlier.length > 0 && (
        <details class="fold">
          <summary>
            <Icon name="right" />
            {messages.earlier(earlier.length)}
          </summary>
          <ol class="tl">
            {earlier.map((event) => (
              <Moment {...props} event={event} />
            ))}
          </ol>
        </details>
      )}
    </div>
  )
}

const Moment = ({ event: { at, status, place, text, byStaff }, language, now }: Shown & { event: TrackingEvent }) => {
  const messages = logisticsMessages[language]
  const isWrong = status !== 'unknown' && isTrouble(status)
  return (
    <li>
      <span class={isWrong ? 'k w' : 'k'}>
        <Icon name={isWrong ? 'alert' : 'truck'} />
      </span>
      <div>
        {status === 'unknown' ? messages.unknown : messages.status[status]}{' '}
        <span class="more">{joined(language, place, text, byStaff ? messages.byStaff : '')}</span>
      </div>
      <When at={at} now={now} language={language} />
    </li>
  )
}
