/** What the shop writes when an order is placed, sent, cancelled or refunded: one message for one fact, in the order's language. */
import { countryName, dateFormat } from '#domain/formats'
import { inLanguage, joined, localeOf, type Language, type Translated } from '#domain/languages'
import { formatMoney, money, type Money } from '#domain/money'
import { messageId, type Message, type OrderEvent } from '#domain/notifications/message'
import { isWithdrawn } from '#domain/notifications/returns'
import type { Values } from '#domain/notifications/template'
import { creditedIn, type MoneyBack, type Refund } from '#domain/orders/money-back'
import type { Order, Shipment } from '#domain/orders/order'
import { dueOf } from '#domain/orders/balance'
import { afterGoods, travels, type OrderLineItem } from '#domain/orders/order-line'
import { isTaxAdded } from '#domain/orders/quote'
import { leftToPay, payableOf, type StoredPayment } from '#domain/orders/stored-payments'
import { textIn } from '#domain/settings/text'
import { htmlOf, textOf, type Email, type EmailLine } from './email.tsx'
import { emailMessages } from './messages/index.ts'
import { receivedAt } from './received-at.ts'
import { returnMessages } from './messages/returns.ts'
import { trackingText, type EmailMessages, type Opening } from './messages/en.ts'
import { storedName } from '../stored-value/names.ts'
import { inMail, senderOf, type Shop } from './sender.ts'
import { OWN_WORDS, type Wording } from './wording.ts'
import { addressLines } from '../logistics/address-lines.ts'
import { pickupLines } from '../logistics/pickup-lines.ts'

/**
 * @param link to the order's page, with its key
 * @param files whether files wait there
 * @param wording a merchant's own words
 */
export const messageFor = (
  event: OrderEvent,
  link: string,
  shop: Shop,
  files = false,
  wording: Wording = OWN_WORDS,
): Message => {
  const { order } = event
  const { language } = order
  const said = wording(event.type, language, emailFor(event, shop, files), valuesOf(event, shop))
  const email = withReceipt(event, withTerms(event, said))
  const sender = senderOf(shop, language)
  return {
    id: messageId(event.id),
    channel: 'mail',
    template: event.type,
    orderId: order.id,
    customerId: order.customerId ?? null,
    recipient: order.email,
    name: order.address?.name ?? '',
    language,
    subject: email.subject,
    text: textOf(email, link, sender),
    html: htmlOf({ email, link, language, sender }),
    at: event.at,
  }
}

/** How it is to be paid is said whatever words a merchant has written for the rest. */
const withTerms = ({ type, order }: OrderEvent, email: Email): Email => {
  if (type !== 'order-placed' || !order.terms) return email
  const { name, instructions, dueAt } = order.terms
  const { language } = order
  const day = dueAt === null ? '' : dateFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(dueAt)
  const said = emailMessages[language].toPay(inLanguageOf({ language })(dueOf(order)), textIn(name, language), day)
  const how = textIn(instructions, language)
    .split('\n')
    .filter((line) => line.trim() !== '')
  return { ...email, paragraphs: [...email.paragraphs, said, ...how] }
}

/** A buyer who withdraws has the receipt of what they declared, and when, whatever else is said. */
const withReceipt = (event: OrderEvent, email: Email): Email => {
  const { order } = event
  const declared = event.type === 'order-cancelled' ? event.cancellation : undefined
  if (!declared || !isWithdrawn(declared)) return email
  const receipt = returnMessages[order.language].withdrawn(order.name, receivedAt(declared.cancelledAt, order.language))
  return { ...email, paragraphs: [...receipt, ...email.paragraphs] }
}

/** What stands in a merchant's own words for what is only known now. */
export const valuesOf = (event: OrderEvent, shop: Pick<Shop, 'name'>): Values => {
  const { order } = event
  const isPart = event.type === 'order-shipped' ? order.status !== 'shipped' : order.status !== 'cancelled'
  return {
    shop: shop.name,
    name: order.address?.name ?? '',
    order: order.name,
    amount: inLanguageOf(order)(amountIn(event)),
    tracking: event.type === 'order-shipped' ? trackingText(event.shipment) : '',
    partial: (event.type === 'order-shipped' || event.type === 'order-cancelled') && isPart,
  }
}

/** What goes back by what it tells of; undefined: the whole order, or nothing. */
const backIn = (event: OrderEvent): MoneyBack | undefined =>
  event.type === 'order-cancelled'
    ? event.cancellation
    : event.type === 'order-refunded'
      ? (event.cancellation ?? event.refund)
      : undefined

/** What it tells of: what goes back, as money and as credit, or the whole order. */
export const amountIn = (event: OrderEvent): Money => {
  const back = backIn(event)
  if (!back) return event.order.totals.total
  return money(back.refund.amount + creditedIn(back), back.refund.currency)
}

const emailFor = (event: OrderEvent, shop: Shop, files: boolean): Email => {
  const { order } = event
  const messages = emailMessages[order.language]
  const cancellation = 'cancellation' in event ? event.cancellation : undefined
  const given = backIn(event)
  const returned = inLanguageOf(order)(amountIn(event))
  const back = given ? backOf(order, given) : []
  const email = (
    [subject, greeting, ...paragraphs]: Opening,
    lines: readonly EmailLine[] = [],
    address: readonly string[] = [],
  ): Email => ({ subject, greeting, paragraphs, lines, address, action: messages.action, farewell: messages.farewell })
  switch (event.type) {
    case 'order-placed':
      return email(
        [...messages.placed(order, order.address?.name ?? ''), ...(files ? [messages.files] : [])],
        linesOf(order, messages, shop),
        placeOf(order),
      )
    case 'order-shipped':
      return email(
        travels(order.lines) ? messages.shipped(order, event.shipment) : messages.done(order),
        partsOf(order, event.shipment, shop),
        placeOf(order),
      )
    case 'order-cancelled':
      if (cancellation?.waived && cancellation.refund.amount === 0)
        return order.status === 'cancelled'
          ? email(messages.cancelledUnpaid(order))
          : email(
              messages.partCancelledUnpaid(order, inLanguageOf(order)(dueOf(order))),
              partsOf(order, cancellation, shop),
            )
      return event.cancellation && order.status !== 'cancelled'
        ? email(messages.partCancelled(order, returned), [...partsOf(order, event.cancellation, shop), ...back])
        : email(messages.cancelled(order, returned), back)
    case 'order-refunded':
      return email(messages.refunded(order, returned), back)
  }
}

/** Where what goes back goes to, and what does not. */
const backOf = (order: Order, back: MoneyBack | Refund): readonly EmailLine[] => {
  const { returned, refund, withheld } = back
  const [messages, amount] = [emailMessages[order.language], inLanguageOf(order)]
  const { credited, kept } = 'cause' in back ? back : {}
  const line = (label: string, sum: Money | undefined) =>
    sum && sum.amount > 0 ? [{ label, amount: amount(sum) }] : []
  return [
    ...sourcesOf(order, { payments: returned, whole: refund }),
    ...line(messages.credited, credited?.amount),
    ...line(messages.bonus, credited?.bonus),
    ...line(messages.kept, kept),
    ...line(messages.withheld, withheld),
  ]
}

/** Where it goes to, or where it is fetched and when. */
const placeOf = ({ address, language, pricedBy }: Order): readonly string[] =>
  pricedBy?.delivery?.pickup
    ? pickupLines(pricedBy.delivery.pickup, language)
    : address
      ? [...addressLines(address), countryName(address.country, localeOf(language))]
      : []

const inLanguageOf =
  ({ language }: Pick<Order, 'language'>) =>
  (amount: Money) =>
    formatMoney(amount, localeOf(language))

const nameIn = (language: Language, { title, choice }: { title: Translated; choice: Translated }): string =>
  joined(language, inLanguage(title, language), inLanguage(choice, language))

const pictureOf = (language: Language, { picture, title }: OrderLineItem, shop: Shop): Pick<EmailLine, 'picture'> =>
  picture === null ? {} : { picture: { src: inMail(shop, picture), alt: inLanguage(title, language) } }

/** A good, by its name and picture. */
export const itemLine = (language: Language, line: OrderLineItem, shop: Shop): EmailLine => ({
  label: nameIn(language, line),
  amount: '',
  ...pictureOf(language, line, shop),
})

/** Delivery shows its own. */
const discountsOf = ({ promotions = [] }: Order) =>
  promotions.filter((one) => one.class !== 'delivery' && one.amount.amount > 0)

const linesOf = (order: Order, messages: EmailMessages, shop: Shop): EmailLine[] => {
  const { language, lines, totals } = order
  const amount = inLanguageOf({ language })
  const { subtotal, fulfillment, tax, taxRelief, total } = totals
  const added = isTaxAdded(totals)
  return [
    ...lines.map((line) => ({
      label: `${nameIn(language, line)} × ${line.units}`,
      amount: amount(afterGoods(line)),
      ...pictureOf(language, line, shop),
    })),
    { label: messages.goods, amount: amount(subtotal) },
    ...discountsOf(order).map(({ title, code, amount: off }) => ({
      label: [code, textIn(title, language)].filter(Boolean).join(' · '),
      amount: amount({ ...off, amount: -off.amount }),
    })),
    ...(travels(lines)
      ? [{ label: messages.delivery, amount: fulfillment.amount === 0 ? messages.free : amount(fulfillment) }]
      : []),
    ...(added ? [{ label: messages.tax, amount: amount(tax) }] : []),
    ...(taxRelief ? [{ label: messages.taxRelief, amount: amount({ ...taxRelief, amount: -taxRelief.amount }) }] : []),
    {
      label: tax.amount > 0 && !added ? messages.totalWithTax(amount(tax)) : messages.total,
      amount: amount(total),
      strong: true,
    },
    ...(totals.rounding ? [{ label: messages.rounding, amount: amount(totals.rounding) }] : []),
    ...sourcesOf(order, { payments: order.payments, whole: payableOf(totals) }),
  ]
}

type Sources = { readonly payments: readonly StoredPayment[] | undefined; readonly whole: Money }

/** Of a sum, what gift cards and credit have paid, or get back, and what is left beside them. */
const sourcesOf = ({ language }: Order, { payments = [], whole }: Sources): EmailLine[] => {
  if (payments.length === 0) return []
  const rest = leftToPay({ totals: { total: whole }, payments })
  const amount = inLanguageOf({ language })
  return [
    ...payments.map((one) => ({ label: storedName(language, one.storedValue), amount: amount(one.amount) })),
    ...(rest.amount > 0 ? [{ label: emailMessages[language].otherwise, amount: amount(rest) }] : []),
  ]
}

export const partsOf = (order: Order, { parcels }: Pick<Shipment, 'parcels'>, shop: Shop): EmailLine[] =>
  parcels.flatMap(({ variantId, units }) => {
    const line = order.lines.find((one) => one.variantId === variantId)
    if (!line) return []
    const { language } = order
    return [{ label: nameIn(language, line), amount: `× ${units}`, ...pictureOf(language, line, shop) }]
  })
