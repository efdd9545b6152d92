/** What has happened to an order, and what comes next. */
import type { Event } from '#domain/events'
import type { Order, Shipment } from '#domain/orders/order'
import type { Visit } from '../frame/visit.ts'
import { arrivalText, momentText } from '../frame/dates.ts'
import { priceText } from '../frame/price.tsx'

type Shown = { readonly visit: Visit; readonly order: Order; readonly timeline: readonly Event[] }
type Entry = {
  readonly state: 'done' | 'now' | 'next'
  readonly title: string
  readonly when?: string
  readonly text?: string
}

export const Timeline = (shown: Shown) => (
  <ol class="line">
    {entriesOf(shown).map(({ state, title, when, text }) => (
      <li class={state} {...(state === 'now' && { 'aria-current': 'step' })}>
        <b>{title}</b>
        {when ? <span class="soft small num">{when}</span> : <span></span>}
        {text && <p>{text}</p>}
      </li>
    ))}
  </ol>
)

const entriesOf = (shown: Shown): Entry[] => {
  const { visit, order, timeline } = shown
  const words = visit.words.order.line
  const placedAt = momentText(visit, order.placedAt)
  const told = timeline.flatMap((event) => entryOf(shown, event) ?? [])
  const past: Entry[] = [
    { state: 'done', title: words.placed, when: placedAt },
    { state: 'done', title: words.paid, when: placedAt, text: priceText(visit, order.totals.total) },
    ...told,
  ]
  if (order.status === 'cancelled') {
    const owed: Entry[] = order.payment === 'refund-due' ? [{ state: 'now', title: words.refundDue }] : []
    return [...past, ...owed]
  }
  const arriving: Entry = {
    state: 'next',
    title: words.arriving,
    when: arrivalText(visit, order.delivery, lastSent(order) ?? order.placedAt),
  }
  if (order.status === 'shipped') return [...past.slice(0, -1), ...past.slice(-1).map(current), arriving]
  return [...past, { state: 'now', title: words.packing }, arriving]
}

const current = (entry: Entry): Entry => ({ ...entry, state: 'now' })

const lastSent = ({ shipments }: Order): number | undefined => shipments.at(-1)?.shippedAt

const entryOf = ({ visit }: Shown, event: Event): Entry | undefined => {
  const words = visit.words.order.line
  const when = momentText(visit, event.at)
  if (event.type === 'order-shipped') {
    return { state: 'done', title: words.shipped, when, text: parcelText(visit, event.shipment) }
  }
  if (event.type === 'order-cancelled') return { state: 'done', title: words.cancelled, when }
  if (event.type === 'order-refunded') return { state: 'done', title: words.refunded, when }
  return undefined
}

const parcelText = (visit: Visit, { carrier, tracking }: Shipment): string =>
  [carrier && visit.words.order.parcel(carrier), tracking].filter(Boolean).join(' · ')
