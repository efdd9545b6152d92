/** What has happened to an order, and what comes next. */
import type { Event } from '#domain/events'
import { inLanguage } from '#domain/languages'
import { noonOf } from '#domain/logistics/calendar'
import type { Cancellation, Order, Shipment } from '#domain/orders/order'
import { isPromised } from '#domain/orders/authorisation'
import { dueOf, paidWhenPlaced } from '#domain/orders/balance'
import { money } from '#domain/money'
import { travels } from '#domain/orders/order-line'
import { sumOf } from '#domain/orders/stored-payments'
import { textIn } from '#domain/settings/text'
import { isCarried } from '../logistics/carried.ts'
import type { RequestContext } from '../frame/request-context.ts'
import { arrivalText, dayText, daysText, momentText } from '../frame/dates.ts'
import { priceText } from '../frame/price.tsx'
import { importedMessages } from './messages/imported.ts'
import { ordersMessages } from './messages/index.ts'
import { storedValueMessages } from './messages/stored-value.ts'
import { paidTexts } from './stored-value.tsx'

type Shown = { readonly request: RequestContext; readonly order: Order; readonly timeline: readonly Event[] }
type Entry = {
  readonly state: 'done' | 'now' | 'next'
  readonly title: string
  readonly when?: string
  readonly text?: string
}

export const Timeline = (shown: Shown) => (
  <ol class="timeline">
    {entriesOf(shown).map(({ state, title, when, text }) => (
      <li class={state} {...(state === 'now' && { 'aria-current': 'step' })}>
        <b>{title}</b>
        {when ? <span class="soft small num">{when}</span> : <span></span>}
        {text && <p class="lines">{text}</p>}
      </li>
    ))}
  </ol>
)

/** Of the shop before: what its file says has happened, and nothing comes next. */
const formerEntries = ({ request, order }: Shown): Entry[] => {
  const { placed, paid, cancelled, refunded } = ordersMessages[request.language].order.line
  const done = (title: string, at: number | null | undefined): Entry => ({
    state: 'done',
    title,
    ...(typeof at === 'number' && { when: momentText(request, at) }),
  })
  const [back] = order.cancellations ?? []
  return [
    done(placed, order.placedAt),
    ...(order.payment === 'voided' ? [] : [done(paid, null)]),
    ...order.shipments.map(({ shippedAt }) => done(importedMessages[request.language].sent, shippedAt)),
    ...(order.status === 'cancelled' ? [done(cancelled, order.imported?.cancelledAt)] : []),
    ...(back ? [done(refunded, null)] : []),
  ]
}

const entriesOf = (shown: Shown): Entry[] => {
  const { request, order, timeline } = shown
  if (order.imported) return formerEntries(shown)
  const messages = ordersMessages[request.language].order.line
  const placedAt = momentText(request, order.placedAt)
  const entries = timeline.flatMap((event) => entryOf(shown, event) ?? [])
  const past: Entry[] = [
    { state: 'done', title: messages.placed, when: placedAt },
    ...paidEntry(shown, placedAt),
    ...entries,
    ...dueEntry(shown),
  ]
  const owed: Entry[] = order.payment === 'refund-due' ? [{ state: 'now', title: messages.refundDue }] : []
  if (order.status === 'cancelled') return [...past, ...owed]
  // Nothing of it is packed, or arrives.
  if (!travels(order.lines)) return [...past.slice(0, -1), ...past.slice(-1).map(current)]
  const when = arrivingText(shown)
  const isFetched = order.pricedBy?.delivery?.pickup !== undefined
  const arriving: Entry = {
    state: 'next',
    title: isFetched ? messages.ready : messages.arriving,
    ...(when !== undefined && { when }),
  }
  // Each parcel tells of its own way.
  if (order.status === 'shipped' && isCarried(order)) return past
  if (order.status === 'shipped') return [...past.slice(0, -1), ...past.slice(-1).map(current), arriving]
  const packing = { state: dueEntry(shown).length > 0 ? 'next' : 'now', title: messages.packing } as const
  return [...past, packing, arriving]
}

/** With what it was paid when it was placed: where the rest is paid later, what gift cards and credit have paid of it. */
const paidEntry = ({ request, order }: Shown, when: string): Entry[] => {
  const { terms, payments = [] } = order
  if (isPromised(order)) return [{ state: 'done', title: ordersMessages[request.language].order.line.promised, when }]
  if ((terms || order.authorisation) && payments.length === 0) return []
  const atOnce = terms ? 0 : paidWhenPlaced(order).amount
  const whole = money(atOnce + sumOf(payments), order.currency)
  const otherwise = storedValueMessages[request.language].paidOtherwise
  const text = paidTexts(request, payments, whole, otherwise)
  return [{ state: 'done', title: ordersMessages[request.language].order.line.paid, when, text }]
}

/** What is still to be paid, until when, and how, in the shop's own words; of what was added later nobody has agreed on a way. */
const dueEntry = ({ request, order }: Shown): Entry[] => {
  const due = dueOf(order)
  const { terms, additions } = order
  if (due.amount === 0 || isPromised(order) || (!terms && !additions)) return []
  const { name = {}, instructions = {}, dueAt = null } = terms ?? {}
  const messages = ordersMessages[request.language].order.line
  const how = [textIn(name, request.language), textIn(instructions, request.language)].filter(Boolean).join('\n')
  const until = dueAt === null ? {} : { when: messages.until(dayText(request, dueAt)) }
  return [{ state: 'now', title: messages.toPay(priceText(request, due), order.name), text: how, ...until }]
}

const current = (entry: Entry): Entry => ({ ...entry, state: 'now' })

/** As it was said when it was ordered, until something is sent: then it is counted from that day on. */
const arrivingText = ({ request, order }: Shown): string | undefined => {
  const sent = lastSent(order)
  const promised = order.pricedBy?.delivery?.arrives
  if (sent === undefined && promised) return daysText(request, [noonOf(promised.first), noonOf(promised.last)])
  // A way that the shop has no longer says nothing of its days.
  const method = request.settings.delivery.methods.find(({ id }) => id === order.delivery)
  return method && arrivalText(request, method, sent ?? order.placedAt)
}

const lastSent = ({ shipments }: Order): number | undefined => shipments.at(-1)?.shippedAt

const entryOf = ({ request }: Shown, event: Event): Entry | undefined => {
  const messages = ordersMessages[request.language].order.line
  const when = momentText(request, event.at)
  if (event.type === 'order-shipped') {
    if (isCarried(event.order)) return undefined
    return { state: 'done', title: messages.shipped, when, text: parcelText(request, event.shipment) }
  }
  if (event.type === 'order-cancelled') {
    const { order, cancellation } = event
    const isPart = cancellation && order.status !== 'cancelled'
    return {
      state: 'done',
      when,
      ...(isPart ? partCancelled(request, order, cancellation) : { title: messages.cancelled }),
    }
  }
  if (event.type === 'order-readdressed') return { state: 'done', title: messages.readdressed, when }
  if (event.type === 'payment-received')
    return {
      state: 'done',
      title: event.order.authorisation ? messages.paid : messages.received,
      when,
      text: priceText(request, event.received.amount),
    }
  if (event.type === 'order-refunded') {
    const { refund, returned = [] } = event.cancellation ?? event.refund ?? {}
    const text = refund && paidTexts(request, returned, refund, storedValueMessages[request.language].backOtherwise)
    return { state: 'done', title: messages.refunded, when, ...(text && { text }) }
  }
  return undefined
}

const partCancelled = (request: RequestContext, { lines }: Order, { parcels }: Cancellation) => ({
  title: ordersMessages[request.language].order.line.partCancelled,
  text: parcels
    .map(({ variantId, units }) => {
      const line = lines.find((one) => one.variantId === variantId)
      return `${line ? inLanguage(line.title, request.language) : ''} × ${units}`
    })
    .join(', '),
})

const parcelText = (request: RequestContext, { carrier, tracking }: Shipment): string =>
  [carrier && ordersMessages[request.language].order.parcel(carrier), tracking].filter(Boolean).join(' · ')
