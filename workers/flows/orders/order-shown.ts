/** An order as programs are shown it, by the API and by webhooks: plain data, in the order's own language. */
import { inLanguage, type Language } from '#domain/languages'
import type { Addition } from '#domain/orders/addition'
import { partsOf } from '#domain/orders/order-parts'
import type { Pickup } from '#domain/logistics/pickup'
import type { ImportedOrder } from '#domain/orders/imported/imported'
import { standingOf, type TrackingEvent } from '#domain/logistics/tracking'
import type { Cancellation, Order, Shipment } from '#domain/orders/order'
import { dueOf } from '#domain/orders/balance'
import type { Refund } from '#domain/orders/money-back'
import { refundByHand } from '#domain/orders/sources'
import { paidFor, type LineDiscount, type OrderLineItem } from '#domain/orders/order-line'
import type { Authorisation, PaymentTerms, ReceivedPayment } from '#domain/orders/payment-terms'
import type { AppliedPromotion } from '#domain/orders/promoting'
import { isTaxAdded, type Totals } from '#domain/orders/quote'
import { leftToPay, type StoredPayment } from '#domain/orders/stored-payments'
import { textIn } from '#domain/settings/text'

export const totalsShown = ({ itemsDiscount, taxRelief, rounding, ...rest }: Totals) => ({
  ...rest,
  items_discount: itemsDiscount,
  tax_included: !isTaxAdded({ itemsDiscount, ...rest }),
  ...(taxRelief && { tax_relief: taxRelief }),
  ...(rounding && { rounding }),
})

const discountShown = (
  { promotion, class: kind, title, code, amount }: LineDiscount | AppliedPromotion,
  language: Language,
) => ({
  promotion,
  class: kind,
  title: textIn(title, language),
  ...(code !== undefined && { code }),
  amount,
})

const lineItemShown = (lineItem: OrderLineItem, language: Language) => {
  const { variantId, productId, handle, sku, picture, units, price, total } = lineItem
  const title = inLanguage(lineItem.title, language)
  return {
    variantId,
    productId,
    handle,
    title,
    choice: inLanguage(lineItem.choice, language),
    sku,
    picture,
    units,
    price,
    priceList: lineItem.priceList ?? null,
    total,
    discounts: (lineItem.discounts ?? []).map((one) => ({ ...discountShown(one, language), units: one.units })),
    paid: paidFor(lineItem),
    requiresShipping: lineItem.requiresShipping !== false,
  }
}

/** Where it stands is read from what is known of it. */
export const shipmentShown = ({ id, parcels, carrier, tracking, shippedAt, events = [] }: Shipment) => {
  const { status, since } = standingOf({ events, shippedAt })
  return {
    id,
    parcels: parcels.map((one) => ({ ...one })),
    carrier,
    tracking,
    shippedAt,
    status,
    statusSince: since,
    events: events.map(trackingEventShown),
  }
}

export const trackingEventShown = ({ at, status, place, text, byStaff }: TrackingEvent) => ({
  at,
  status,
  place,
  text,
  byStaff: byStaff === true,
})

export const receivedShown = (received: ReceivedPayment) => ({ ...received })

const termsShown = ({ method, kind, name, instructions, dueAt }: PaymentTerms, language: Language) => ({
  method,
  kind,
  name: textIn(name, language),
  instructions: textIn(instructions, language),
  dueAt,
})

/** Its code is shown to nobody. */
export const storedPaymentShown = ({ storedValue: { id, kind, ending }, amount }: StoredPayment) => ({
  storedValue: id,
  kind,
  ending: ending ?? null,
  amount,
})

export const cancellationShown = (order: Order, cancellation: Cancellation) => {
  const { parcels, waived, refund, returned = [], byHand: _, giftCards = [], withheld, ...rest } = cancellation
  return {
    ...rest,
    refund,
    waived: waived ?? { ...refund, amount: 0 },
    returned: returned.map(storedPaymentShown),
    byHand: refundByHand(order, cancellation),
    giftCards: [...giftCards],
    withheld: withheld ?? { ...refund, amount: 0 },
    lineItems: parcels.map((one) => ({ ...one })),
  }
}

/** What else goes back, or has gone back. */
export const refundShown = (order: Order, refund: Refund) => {
  const {
    id,
    cause,
    parcels,
    refund: amount,
    waived,
    returned = [],
    credited,
    kept,
    delivery,
    madeAt,
    refundedAt,
  } = refund
  const none = { ...amount, amount: 0 }
  return {
    id,
    cause,
    refund: amount,
    waived: waived ?? none,
    returned: returned.map(storedPaymentShown),
    byHand: refundByHand(order, refund),
    credited: credited?.amount ?? none,
    bonus: credited?.bonus ?? none,
    kept: kept ?? none,
    delivery: delivery ?? none,
    lineItems: parcels.map((one) => ({ ...one })),
    madeAt,
    refundedAt,
  }
}

const authorisationShown = ({ amount, state, captureBefore, authorisedAt, excess }: Authorisation) => ({
  amount,
  state,
  captureBefore,
  authorisedAt,
  excess: excess ?? null,
})

/** Where its buyer fetches it; null: it is sent. */
export const pickupShown = (pickup: Pickup | undefined) =>
  pickup
    ? {
        location: pickup.location,
        name: pickup.name,
        address: { ...pickup.address },
        hours: pickup.hours.map(({ weekdays, from, until }) => ({ weekdays: [...weekdays], from, until })),
      }
    : null

/** The days that were said when it was ordered. */
const arrivesShown = ({ pricedBy }: Order) => {
  const arrives = pricedBy?.delivery?.arrives
  return arrives ? { ...arrives } : null
}

/** @property lineItems which of the order's it brought, by their place from 0 */
export const additionShown = (order: Order, addition: Addition) => {
  const part = partsOf(order).find(({ holdId }) => holdId === addition.holdId)
  const { id, total, reason, addedAt } = addition
  return { id, total, reason, addedAt, lineItems: { from: part?.from ?? 0, count: addition.lines } }
}

/** What staff have written down of it: never shown to its buyer. */
export const annotationsShown = ({ tags = [], note, archivedAt }: Order) => ({
  tags: [...tags],
  note: note && note.text !== '' ? { ...note } : null,
  archivedAt: archivedAt ?? null,
})

const importedShown = ({ source, id, financial, fulfilment }: ImportedOrder) => ({
  source,
  id,
  financialStatus: financial,
  fulfillmentStatus: fulfilment,
})

export const orderShown = (order: Order) => {
  const { id, name, status, payment, email, delivery, language, currency, cancelReason, placedAt, updatedAt } = order
  return {
    id,
    name,
    status,
    payment,
    paymentTerms: order.terms ? termsShown(order.terms, language) : null,
    authorisation: order.authorisation ? authorisationShown(order.authorisation) : null,
    received: (order.received ?? []).map(receivedShown),
    due: dueOf(order),
    payments: (order.payments ?? []).map(storedPaymentShown),
    paidOtherwise: leftToPay(order),
    email,
    delivery,
    arrives: arrivesShown(order),
    pickup: pickupShown(order.pricedBy?.delivery?.pickup),
    language,
    currency,
    cancelReason,
    placedAt,
    updatedAt,
    address: order.address && { ...order.address },
    billing: order.billing ? { ...order.billing } : null,
    buyerNote: order.buyerNote ?? '',
    lineItems: order.lines.map((lineItem) => lineItemShown(lineItem, language)),
    promotions: (order.promotions ?? []).map((one) => discountShown(one, language)),
    totals: totalsShown(order.totals),
    tax: order.pricedBy?.tax ?? null,
    taxGroups: (order.taxed?.groups ?? []).map(({ category, rate, base, tax }) => ({
      category,
      rate,
      base: { amount: base, currency },
      tax: { amount: tax, currency },
    })),
    business: order.business ? { company: order.business.company, vatId: order.business.vatId } : null,
    shipments: order.shipments.map(shipmentShown),
    additions: (order.additions ?? []).map((one) => additionShown(order, one)),
    cancellations: (order.cancellations ?? []).map((one) => cancellationShown(order, one)),
    refunds: (order.refunds ?? []).map((one) => refundShown(order, one)),
    imported: order.imported ? importedShown(order.imported) : null,
  }
}
