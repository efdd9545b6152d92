/** The way of one parcel, moment by moment, and the word for where it stands. */
import { isSettled, isTrouble, standingOf, type ShipmentStatus, type TrackingEvent } from '#domain/logistics/tracking'
import type { Order, Shipment } from '#domain/orders/order'
import { arrivalText, momentText } from '../frame/dates.ts'
import type { RequestContext } from '../frame/request-context.ts'
import { logisticsMessages } from './messages/index.ts'

type Shown = { readonly request: RequestContext; readonly shipment: Shipment }

const shapeOf = (status: ShipmentStatus): string =>
  status === 'return-to-sender' ? 'back' : isTrouble(status) ? 'none' : isSettled(status) ? '' : 'way'

/** A shape and a word. */
export const State = ({ request, shipment }: Shown) => {
  const { status } = standingOf(shipment)
  return <span class={`state ${shapeOf(status)}`}>{logisticsMessages[request.language].status[status]}</span>
}

/** Where the word for it says when. */
const SAYS_WHEN: ReadonlySet<ShipmentStatus> = new Set(['out-for-delivery', 'available-for-pickup'])

/** When it is expected; undefined where it comes today, is there, or where nobody can say. */
export const expectedText = (
  request: RequestContext,
  { delivery }: Pick<Order, 'delivery'>,
  shipment: Shipment,
): string | undefined => {
  const { status } = standingOf(shipment)
  if (isSettled(status) || isTrouble(status) || SAYS_WHEN.has(status)) return undefined
  // A way that the shop has no longer says nothing of its days.
  const method = request.settings.delivery.methods.find(({ id }) => id === delivery)
  return method && arrivalText(request, method, shipment.shippedAt)
}

type WayProps = Shown & {
  readonly expected: string | undefined
  /** How many of the last moments are shown; all when absent. */
  readonly last?: number
  readonly newestFirst?: boolean
}

export const Way = ({ request, shipment, expected, last = Number.POSITIVE_INFINITY, newestFirst }: WayProps) => {
  const messages = logisticsMessages[request.language]
  const events = (shipment.events ?? []).filter(({ status }) => status !== 'pre-transit')
  const shown = events.slice(Math.max(0, events.length - last))
  const entries = [
    <Moment now={events.length === 0} title={messages.handedOver} when={momentText(request, shipment.shippedAt)} />,
    ...shown.map((event, at) => <Heard request={request} event={event} now={at === shown.length - 1} />),
    ...(expected
      ? [
          <li class="next">
            <b>{messages.arriving}</b>
            <span class="soft small num">{expected}</span>
          </li>,
        ]
      : []),
  ]
  return <ol class="timeline">{newestFirst ? entries.toReversed() : entries}</ol>
}

type HeardProps = Pick<Shown, 'request'> & { readonly event: TrackingEvent; readonly now: boolean }

const Heard = ({ request, event: { at, status, place, text }, now }: HeardProps) => {
  const messages = logisticsMessages[request.language]
  return (
    <Moment
      now={now}
      title={status === 'unknown' ? messages.heard : messages.status[status]}
      when={momentText(request, at)}
      text={[place, text].filter(Boolean).join(' · ')}
    />
  )
}

type MomentProps = { readonly now: boolean; readonly title: string; readonly when: string; readonly text?: string }

const Moment = ({ now, title, when, text }: MomentProps) => (
  <li class={now ? 'now' : 'done'} {...(now && { 'aria-current': 'step' })}>
    <b>{title}</b>
    <span class="soft small num">{when}</span>
    {text && <p>{text}</p>}
  </li>
)
