/** What happened to an order, the latest first: the facts of its shard, who caused them, and what was mailed. */
import { originOf, type Event } from '#domain/events'
import { joined } from '#domain/languages'
import { TAKEN_BACK } from '#domain/orders/attempt'
import { refundBeside } from '#domain/orders/sources'
import type { Annotation, OrderComment } from '#domain/orders/annotations'
import { standingOf } from '#domain/logistics/tracking'
import { add } from '#domain/money'
import type { MoneyBack, Refund } from '#domain/orders/money-back'
import type { SavedAuditEntry } from '#schema/users/customers/audit'
import type { MessageRow } from '#schema/transactions/notifications/messages'
import { own } from '#domain/own'
import { textIn } from '#domain/settings/text'
import { mayGive } from '../../flows/command.ts'
import { removingComment } from '../../flows/orders/annotation-commands.ts'
import { storedName } from '../../flows/stored-value/names.ts'
import { CommentForm } from './order-notes.tsx'
import { amountIn } from './order-panels.tsx'
import type { OrderPageProps } from './order-page-props.ts'
import { Key } from '../frame/forms.tsx'
import { Icon, type IconName } from '../frame/icon.tsx'
import { dayText, When } from '../frame/time.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { notificationsMessages } from '../notifications/messages/index.ts'
import { annotationsMessages } from './messages/annotations.ts'
import { latestOf } from './latest-entry.ts'
import { deliveryMessages } from './messages/delivery.ts'
import { editsMessages } from './messages/edits.ts'
import { labelsMessages } from '../logistics/messages/labels.ts'
import { logisticsMessages } from '../logistics/messages/index.ts'
import { ordersMessages } from './messages/index.ts'
import { promisesMessages } from './messages/promises.ts'

type Entry = {
  readonly at: number
  readonly icon: IconName | null
  readonly text: string
  readonly more: string
  /** For those who look after the shop: which fact says it. */
  readonly source?: string
  readonly href?: string
  /** What somebody on the staff has said. */
  readonly comment?: OrderComment
}

const ICONS: Partial<Record<Event['type'], IconName>> = {
  'order-placed': 'card',
  'order-imported': 'note',
  'order-shipped': 'truck',
  'shipment-updated': 'truck',
  'label-changed': 'truck',
  'order-cancelled': 'x',
  'order-refunded': 'refund',
  'refund-begun': 'refund',
  'order-annotated': 'note',
  'order-readdressed': 'truck',
  'order-added': 'plus',
  'order-commented': 'note',
  'payment-received': 'card',
  'payment-requested': 'mail',
  'capture-begun': 'card',
  'payment-method-left': 'card',
  'authorisation-released': 'x',
  'payment-failed': 'alert',
  'payment-uncertain': 'alert',
  'payment-owed': 'alert',
}

export const Timeline = (props: OrderPageProps) => {
  const { language, now } = props
  const days = Map.groupBy(entriesOf(props), ({ at }) => dayText(at, now, language))
  return (
    <section class="unprinted" aria-labelledby="timeline">
      <h2 id="timeline">{ordersMessages[language].order.timeline}</h2>
      <CommentForm {...props} />
      <ol class="tl">
        {[...days].map(([day, entries]) => (
          <>
            <li class="day">
              <span>{day}</span>
            </li>
            {entries.map((entry) => (
              <Moment entry={entry} {...props} />
            ))}
          </>
        ))}
      </ol>
    </section>
  )
}

const Moment = (props: OrderPageProps & { entry: Entry }) => {
  const { entry, language, now } = props
  return (
    <li title={entry.source}>
      <span class={entry.icon === 'alert' ? 'k w' : entry.icon ? 'k' : 'k p'}>
        {entry.icon && <Icon name={entry.icon} />}
      </span>
      <div>
        {entry.text} <span class="more">{entry.more}</span>{' '}
        {entry.href && (
          <a class="s" href={entry.href}>
            {ordersMessages[language].order.read}
          </a>
        )}
        {entry.comment && entry.comment.text !== '' && <Comment {...props} comment={entry.comment} />}
      </div>
      <When at={entry.at} now={now} language={language} show="clock" />
    </li>
  )
}

const Comment = ({ comment: { id, text }, order, language, staff }: OrderPageProps & { comment: OrderComment }) => {
  const messages = annotationsMessages[language]
  return (
    <div class="say anywhere lines">
      {text}
      {mayGive(staff, removingComment) && (
        <form method="post" action={`/admin/orders/${order.id}/comments/${id}/remove`}>
          <Key />
          <button class="btn bare" aria-label={messages.takeBackWhat(text.slice(0, 40))}>
            {messages.takeBack}
          </button>
        </form>
      )}
    </div>
  )
}

const entriesOf = (props: OrderPageProps): Entry[] =>
  [
    ...props.timeline.map((event) => ofFact(event, props)),
    ...props.messages.map((mail) => ofMessage(mail, props)),
  ].sort((a, b) => b.at - a.at)

const ofFact = (event: Event, props: OrderPageProps): Entry => {
  const { language, auditEntries } = props
  const { sequence, shard } = originOf(event.id)
  const who = doerOf(event, auditEntries)
  const more = who ? ordersMessages[language].order.by(who) : ''
  const source = frameMessages[language].fact(sequence, shard)
  const calm = event.type === 'payment-failed' && (event.unasked || event.reason === TAKEN_BACK)
  const icon = calm ? null : (ICONS[event.type] ?? null)
  const said = event.type === 'order-commented' ? { comment: event.comment } : {}
  return { at: event.at, icon, text: textOf(event, props), more, source, ...said }
}

type Reading = Pick<OrderPageProps, 'language' | 'closed'>

const textOf = (event: Event, reading: Reading): string => {
  const { language } = reading
  const messages = ordersMessages[language].order
  if (event.type === 'order-shipped') {
    const { carrier, tracking, parcels } = event.shipment
    const units = parcels.reduce((sum, parcel) => sum + parcel.units, 0)
    return messages.sentWith(units, [carrier, tracking].filter(Boolean).join(' '))
  }
  if (event.type === 'shipment-updated') return shipmentText(event, language)
  if (event.type === 'label-changed')
    return labelsMessages[language].steps[event.step](
      [event.label.carrier, event.label.tracking].filter(Boolean).join(' '),
    )
  if (event.type === 'order-placed' && event.order.authorisation)
    return promisesMessages[language].placed(amountIn(language)(event.order.authorisation.amount))
  if (event.type === 'order-placed' && event.order.terms)
    return messages.placedUnpaid(textIn(event.order.terms.name, language))
  if (event.type === 'payment-received') return messages.cameIn(amountIn(language)(event.received.amount))
  if (event.type === 'order-cancelled') return cancelledText(event, language)
  const back = event.type === 'order-refunded' ? (event.cancellation ?? event.refund) : undefined
  if (back) return partsBack(back, event.at, reading)
  if (event.type === 'refund-begun') {
    const { refund, credited } = event.refund
    return credited
      ? messages.creditGoes(amountIn(language)(add(credited.amount, credited.bonus)))
      : messages.goesBack(amountIn(language)(refund))
  }
  if (event.type === 'order-added') {
    const { added, addedFree } = editsMessages[language].add
    if (event.addition.reason === 'delivery')
      return deliveryMessages[language].added(amountIn(language)(event.addition.total))
    return event.addition.total.amount > 0 ? added(amountIn(language)(event.addition.total)) : addedFree
  }
  if (event.type === 'order-annotated') return annotationText(event.annotation, language)
  if (event.type === 'order-commented') {
    const { said, saidGone } = annotationsMessages[language]
    return event.comment.text === '' ? saidGone : said
  }
  if (event.type === 'payment-failed') {
    const why = own(messages.stops, event.reason) ?? event.reason
    if (event.reason === TAKEN_BACK) return messages.takenBack
    return event.unasked ? messages.stoppedBefore(why) : messages.unknownPayment(why)
  }
  return event.type === 'availability-changed' ? event.word : messages.facts[event.type]
}

/** Of somebody who was forgotten it says only that it was. */
const annotationText = (annotation: Annotation, language: OrderPageProps['language']): string => {
  const messages = annotationsMessages[language]
  if (annotation.kind !== 'tagged') return messages.facts[annotation.kind]
  return messages.tagged(annotation.added, annotation.removed) || messages.retagged
}

/** To each gift card what came from it; the rest by the way it was paid. */
const partsBack = (back: MoneyBack | Refund, at: number, { language, closed }: Reading): string => {
  const { wentBack, wentBackTo, wentBackClosed, wentBackAsCredit } = ordersMessages[language].order
  const amount = amountIn(language)
  const beside = refundBeside(back)
  const returned = back.returned ?? []
  const credited = 'cause' in back ? back.credited : undefined
  return joined(
    language,
    ...(beside.amount > 0 || (returned.length === 0 && !credited) ? [wentBack(amount(beside))] : []),
    ...(credited ? [wentBackAsCredit(amount(add(credited.amount, credited.bonus)))] : []),
    ...returned.map(({ amount: sum, storedValue }) => {
      const isClosed = (closed.get(storedValue.id) ?? Infinity) <= at
      return (isClosed ? wentBackClosed : wentBackTo)(amount(sum), storedName(language, storedValue))
    }),
  )
}

const cancelledText = (
  { order, cancellation }: Extract<Event, { type: 'order-cancelled' }>,
  language: OrderPageProps['language'],
): string => {
  const messages = ordersMessages[language].order
  const reason = cancellation?.reason ?? order.cancelReason
  if (!reason) return messages.facts['order-cancelled']
  if (!cancellation || order.status === 'cancelled') return messages.cancelledFor(messages.reasons[reason])
  const units = cancellation.parcels.reduce((sum, parcel) => sum + parcel.units, 0)
  return messages.unitsCancelledFor(units, messages.reasons[reason])
}

/** Which parcel, and how it has moved. */
const shipmentText = (
  { order, shipment, was }: Extract<Event, { type: 'shipment-updated' }>,
  language: OrderPageProps['language'],
): string => {
  const { status: words, moved, heard } = logisticsMessages[language]
  const { status } = standingOf(shipment)
  const number = order.shipments.findIndex(({ id }) => id === shipment.id) + 1
  const parcel = ordersMessages[language].order.sentParcel(number, order.shipments.length)
  return status === was ? heard(parcel, words[status]) : moved(parcel, words[was], words[status])
}

/** The audit log names the parcel that somebody sent, and the cancellation. */
const doerOf = (event: Event, auditEntries: readonly SavedAuditEntry[]): string | undefined => {
  if (event.type === 'order-shipped') {
    return auditEntries.find(
      ({ action, details }) => action === 'orders:ship' && details['shipment'] === event.shipment.id,
    )?.who
  }
  if (event.type === 'order-added')
    return auditEntries.find(
      ({ action, details }) => action === 'orders:add' && details['addition'] === event.addition.id,
    )?.who
  if (event.type === 'shipment-updated' && event.news.some(({ byStaff }) => byStaff)) {
    return auditEntries.find(
      ({ action, details }) => action === 'orders:track-shipment' && details['shipment'] === event.shipment.id,
    )?.who
  }
  if (event.type === 'capture-begun') return auditEntries.find(({ action }) => action === 'orders:capture')?.who
  if (event.type === 'payment-requested') return latestOf('orders:send-payment-link', event.at, auditEntries)
  if (event.type === 'payment-received')
    return auditEntries.find(
      ({ action, details }) => action === 'orders:receive-payment' && details['payment'] === event.received.id,
    )?.who
  if (event.type === 'order-commented')
    return auditEntries.find(
      ({ action, details }) => action === 'orders:comment' && details['comment'] === event.comment.id,
    )?.who
  if (event.type === 'order-annotated') return latestOf(ACTIONS[event.annotation.kind], event.at, auditEntries)
  if (event.type === 'order-readdressed')
    return latestOf(['orders:readdress', 'orders:change-delivery'], event.at, auditEntries)
  if (event.type !== 'order-cancelled') return undefined
  return auditEntries.find(
    ({ action, details }) =>
      action === 'orders:cancel' && (!event.cancellation || details['cancellation'] === event.cancellation.id),
  )?.who
}

const ACTIONS: Readonly<Record<Annotation['kind'], string>> = {
  tagged: 'orders:tag',
  noted: 'orders:note',
  archived: 'orders:archive',
  unarchived: 'orders:unarchive',
}

const ofMessage = (mail: MessageRow, { language }: OrderPageProps): Entry => ({
  at: mail.at,
  icon: 'mail',
  text: ordersMessages[language].order.mailedFact(mail.recipient),
  more: notificationsMessages[language].templates[mail.template],
  href: `/admin/sent-mail/${mail.sequence}`,
})
