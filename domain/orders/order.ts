/**
 * An order, its states, and the moves between them.
 *
 *            ship some         ship the rest
 *   placed ────────────▶ part-shipped ────────────▶ shipped
 *     │                         │                   ▲
 *     │                         └ cancel the rest ──┤
 *     ├──────────────── ship everything ────────────┘
 *     └── cancel ──▶ cancelled
 *
 * Some of what is open may be cancelled meanwhile (cancellation.ts). Its payment moves on its own: due or authorised → part-paid →
 * paid → refund-due → part-refunded → refund-due → refunded; or due → voided (payment-terms.ts).
 */
import type { Claimed } from '../after-sales/claim.ts'
import { isReturnOver, type Return } from '../after-sales/return.ts'
import type { CartId, CustomerId, OrderId, PaymentId, VariantId } from '../ids.ts'
import type { Language } from '../languages.ts'
import type { ShippingLabel } from '../logistics/label.ts'
import type { TrackingEvent } from '../logistics/tracking.ts'
import type { Currency, Money } from '../money.ts'
import type { Limited } from '../promotions/limits.ts'
import { ok, refuse, type Result } from '../result.ts'
import { textIn } from '../settings/text.ts'
import type { Addition } from './addition.ts'
import { type Address } from './address.ts'
import type { StoredValueId } from '../stored-value/stored-value.ts'
import type { TaxDocument } from '../tax/document.ts'
import type { Business } from './business.ts'
import type { DeliveryMethodId } from '../logistics/delivery-methods.ts'
import type { ImportedOrder } from './imported/imported.ts'
import type { MoneyBack, Refund } from './money-back.ts'
import type { OrderLineItem } from './order-line.ts'
import type { StoredPayment } from './stored-payments.ts'
import type { Authorisation, OrderCharge, PaymentTerms, ReceivedPayment } from './payment-terms.ts'
import type { AppliedPromotion } from './promoting.ts'
import { type PricedBy, type Totals } from './quote.ts'

export type OrderStatus = 'placed' | 'part-shipped' | 'shipped' | 'cancelled'
/** `authorised`: promised by the provider, and to be taken when it is sent. */
export type PaymentStatus =
  | 'due'
  | 'authorised'
  | 'part-paid'
  | 'paid'
  | 'refund-due'
  | 'part-refunded'
  | 'refunded'
  | 'voided'

export type Parcel = { readonly variantId: VariantId; readonly units: number }
export type Shipment = {
  /** Given by who asks, so that asking twice ships once. */
  readonly id: string
  readonly parcels: readonly Parcel[]
  readonly carrier: string
  readonly tracking: string
  readonly shippedAt: number
  /** What is known of its way, the oldest first; absent: nothing. Where it stands follows: `standingOf`. */
  readonly events?: readonly TrackingEvent[]
  /** The label that was bought for it; absent: none was bought here. */
  readonly bought?: Pick<ShippingLabel, 'label' | 'service' | 'cost' | 'grams'>
}

export type CancelReason = 'customer' | 'out-of-stock' | 'fraud' | 'unpaid' | 'payment-late' | 'other'

/** Units that will not be sent, and what goes back for them. */
export type Cancellation = MoneyBack & {
  readonly parcels: readonly Parcel[]
  readonly reason: CancelReason
  /** Gift cards among what was sold that went back with it; absent: none were dealt. */
  readonly giftCards?: readonly StoredValueId[]
  readonly cancelledAt: number
}

/** Plain text for the staff alone. */
export type OrderNote = { readonly text: string; readonly writtenAt: number }

export type Order = Claimed & {
  readonly id: OrderId
  readonly cartId: CartId
  /** Who was signed in; absent in orders of guests. */
  readonly customerId?: CustomerId
  /** What people say on the telephone: `7K3-M9Q-XD0`; of older orders `7K3M-9QXD`. */
  readonly name: string
  readonly status: OrderStatus
  readonly payment: PaymentStatus
  /** By what it is to be paid; absent where it was paid before it was placed. */
  readonly terms?: PaymentTerms
  /** What the provider has promised; absent where it was paid when it was ordered, or no provider pays. */
  readonly authorisation?: Authorisation
  /** Absent as long as nothing of what is due has come. */
  readonly received?: readonly ReceivedPayment[]
  /** Payments that were begun after it was placed, in that order; absent: none ever. */
  readonly charges?: readonly OrderCharge[]
  readonly paymentId: PaymentId
  /** The hold whose units it takes: the payment's, or a later one's when the payment came too late for its own. */
  readonly holdId: PaymentId
  readonly email: string
  /** Null where nothing of it travels, and so is how. Of what is fetched: by whom, and from which country. */
  readonly address: Address | null
  /** To whom the invoice is written; absent: to whom it goes. */
  readonly billing?: Address
  /** What the buyer wrote to whoever packs; absent: nothing. */
  readonly buyerNote?: string
  readonly delivery: DeliveryMethodId | null
  readonly language: Language
  readonly currency: Currency
  /** With those that were added after it was placed, behind the others. */
  readonly lines: readonly OrderLineItem[]
  readonly totals: Totals
  /** What was added after it was placed, in that order; absent: nothing ever. */
  readonly additions?: readonly Addition[]
  /** What gift cards and credit have paid of the total; the rest came otherwise. Absent: all of it. */
  readonly payments?: readonly StoredPayment[]
  /** Those that counted; absent: none. */
  readonly promotions?: readonly AppliedPromotion[]
  /** What it has taken of what is limited; absent: nothing. */
  readonly limits?: readonly Limited[]
  /** Absent in orders from before shops had settings: their prices contained the tax. */
  readonly pricedBy?: PricedBy
  /** Line by line; absent in orders from before tax was kept so. */
  readonly taxed?: TaxDocument
  /** For which firm it was bought; absent where nobody said one. */
  readonly business?: Business
  readonly shipments: readonly Shipment[]
  /** Bought, or being bought, for parcels that have not left; absent as long as it never had one. */
  readonly labels?: readonly ShippingLabel[]
  /** Absent in orders from before a part could be cancelled, and as long as nothing is. */
  readonly cancellations?: readonly Cancellation[]
  /** What else went back, or is about to; absent: nothing. */
  readonly refunds?: readonly Refund[]
  /** What its buyer sends back, or has sent back; absent: nothing ever. */
  readonly returns?: readonly Return[]
  readonly cancelReason: CancelReason | null
  readonly placedAt: number
  readonly updatedAt: number
  /** By which staff sort it, in the order in which they came; absent as long as it never had one. */
  readonly tags?: readonly string[]
  /** Absent as long as nobody has written one. */
  readonly note?: OrderNote
  /** Staff have put it away: ms since the epoch. Absent: they have not. */
  readonly archivedAt?: number
  /** Its buyer was forgotten: ms since the epoch. Absent as long as somebody is known. */
  readonly forgottenAt?: number
  /** Of another shop, from a file: history, of which nothing is to be done. Absent: it was placed here. */
  readonly imported?: ImportedOrder
  /** Counts the changes: a copy takes a fact only when it is newer than what it has. */
  readonly version: number
}

/** Where it stands in the history of a customer. */
export type OrderRef = Pick<Order, 'id' | 'placedAt'>

/** In the order they are checked. */
export type OrderRefusal =
  | { readonly code: 'order-unknown' }
  /** It is history of another shop. */
  | { readonly code: 'order-imported' }
  | { readonly code: 'order-cancelled' }
  | { readonly code: 'order-shipped' }
  | { readonly code: 'parcel-empty' }
  | { readonly code: 'line-item-unknown'; readonly variantId: VariantId }
  | { readonly code: 'units-beyond-order'; readonly variantId: VariantId; readonly open: number }
  | { readonly code: 'shipment-unknown' }
  | { readonly code: 'nothing-to-refund' }
  | { readonly code: 'nothing-due' }
  | { readonly code: 'nothing-authorised' }
  | { readonly code: 'amount-beyond-due'; readonly due: Money }

/** By whom staff know it: where nothing travels nobody is asked for a name. A dash: its buyer was forgotten. */
export const customerOf = ({ address, email, imported }: Pick<Order, 'address' | 'email' | 'imported'>): string =>
  (address?.name ?? (imported?.buyer || email)) || '—'

/** How it travels, as it was called when it was ordered; empty where nothing does. Of before shops had settings its id alone. */
export const deliveryName = (
  { delivery, pricedBy }: Pick<Order, 'delivery' | 'pricedBy'>,
  language: Language,
): string => (pricedBy?.delivery && textIn(pricedBy.delivery.name, language)) || (delivery ?? '')

export const changed = (order: Order, change: Partial<Order>, now: number): Order => ({
  ...order,
  ...change,
  updatedAt: now,
  version: order.version + 1,
})

type Settling = Pick<Order, 'status' | 'payment' | 'labels' | 'returns'>
const OPEN: ReadonlySet<OrderStatus | PaymentStatus> = new Set([
  'placed',
  'part-shipped',
  'due',
  'part-paid',
  'refund-due',
])

/** Something is to be sent, voided, paid, given back or to come back: until then the shop has to know to whom. */
export const isUnsettled = ({ status, payment, labels = [], returns = [] }: Settling): boolean =>
  OPEN.has(status) || OPEN.has(payment) || labels.length > 0 || !returns.every(isReturnOver)

/** One variant may stand in several parts of a list: they count together. */
export const unitsOf = (parts: readonly Parcel[], variantId: VariantId): number =>
  parts.reduce((sum, part) => (part.variantId === variantId ? sum + part.units : sum), 0)

/** Units of a line item that no parcel has taken yet, and that nobody has cancelled. What another shop sold is not sent here. */
export const openUnits = (order: Order, variantId: VariantId): number => {
  const { lines, shipments, cancellations = [], imported } = order
  const gone = [...shipments, ...cancellations].flatMap(({ parcels }) => parcels)
  return imported ? 0 : unitsOf(lines, variantId) - unitsOf(gone, variantId)
}

/** Of these, units that no label was bought for. What was cancelled under its label leaves none. */
export const freeUnits = (order: Order, variantId: VariantId): number => {
  const labelled = (order.labels ?? []).flatMap(({ parcels }) => parcels)
  return Math.max(0, openUnits(order, variantId) - unitsOf(labelled, variantId))
}

const parcelsBy = (order: Order, unitsLeft: typeof openUnits): Parcel[] =>
  [...new Set(order.lines.map(({ variantId }) => variantId))]
    .map((variantId) => ({ variantId, units: unitsLeft(order, variantId) }))
    .filter(({ units }) => units > 0)

/** Everything that is still to be sent, each variant once, in however many lines it stands. */
export const openParcels = (order: Order): Parcel[] => parcelsBy(order, openUnits)
export const freeParcels = (order: Order): Parcel[] => parcelsBy(order, freeUnits)

/** Send some of the line items, or the rest of them all. The same shipment id again changes nothing. */
export const ship = (order: Order, shipment: Shipment, now: number): Result<Order, OrderRefusal> => {
  if (order.shipments.some(({ id }) => id === shipment.id)) return ok(order)
  if (order.status === 'cancelled') return refuse({ code: 'order-cancelled' })
  if (order.status === 'shipped') return refuse({ code: 'order-shipped' })
  if (shipment.parcels.length === 0) return refuse({ code: 'parcel-empty' })
  for (const { variantId, units } of shipment.parcels) {
    if (!order.lines.some((lineItem) => lineItem.variantId === variantId))
      return refuse({ code: 'line-item-unknown', variantId })
    const open = freeUnits(order, variantId)
    const sent = unitsOf(shipment.parcels, variantId)
    if (!Number.isInteger(units) || units < 1 || sent > open)
      return refuse({ code: 'units-beyond-order', variantId, open })
  }
  const sent = { ...order, shipments: [...order.shipments, shipment] }
  const status = openParcels(sent).length === 0 ? 'shipped' : 'part-shipped'
  return ok(changed(sent, { status }, now))
}
