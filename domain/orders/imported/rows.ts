/**
 * Orders as rows of the file that Shopify exports: those that were placed here, and those that came from another shop as they came.
 * Brought in again they change nothing.
 */
import { decimal, money } from '../../money.ts'
import { textIn } from '../../settings/text.ts'
import { dueOf } from '../balance.ts'
import { refundsOf } from '../cancellation.ts'
import { deliveryName, unitsOf, type Order, type PaymentStatus } from '../order.ts'
import type { OrderLineItem } from '../order-line.ts'
import { cellOut } from './cells.ts'
import { ORDER_COLUMNS, type Cells, type OrderColumn } from './columns.ts'

export const ORDER_HEADER: readonly string[] = ORDER_COLUMNS

const FINANCIAL: Readonly<Record<PaymentStatus, string>> = {
  due: 'pending',
  authorised: 'authorized',
  'part-paid': 'partially_paid',
  paid: 'paid',
  'refund-due': 'paid',
  'part-refunded': 'partially_refunded',
  refunded: 'refunded',
  voided: 'voided',
}

const FULFILMENT: Readonly<Record<Order['status'], string>> = {
  placed: 'unfulfilled',
  'part-shipped': 'partial',
  shipped: 'fulfilled',
  cancelled: 'unfulfilled',
}

/** `2026-02-10 15:30:40 +0000` */
const moment = (at: number | null | undefined): string =>
  typeof at === 'number' ? `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} +0000` : ''

const truth = (is: boolean): string => (is ? 'true' : 'false')

/** A postcode is no number, whatever it looks like. */
const postcode = (text: string): string => (text === '' ? '' : `'${text}`)

/** Of an order that was placed here: what the file has columns for. */
const ownCells = (order: Order): Cells => {
  const { status, payment, terms, shipments, cancellations = [], promotions = [], business, taxed, currency } = order
  const isPaidAtOnce = !terms && (payment === 'paid' || payment === 'part-refunded' || payment === 'refunded')
  const groups = (taxed?.groups ?? []).filter(({ tax }) => tax > 0).slice(0, 5)
  return {
    'Financial Status': FINANCIAL[payment],
    'Paid at': moment(isPaidAtOnce ? order.placedAt : order.received?.at(-1)?.receivedAt),
    'Fulfillment Status': FULFILMENT[status],
    'Fulfilled at': moment(status === 'shipped' ? shipments.at(-1)?.shippedAt : null),
    'Discount Code': promotions.find(({ code }) => code !== undefined)?.code ?? '',
    'Shipping Method': deliveryName(order, 'en'),
    'Billing Company': business?.company ?? '',
    'Cancelled at': moment(status === 'cancelled' ? cancellations.at(-1)?.cancelledAt : null),
    'Payment Method': terms ? textIn(terms.name, 'en') : '',
    'Payment Reference': order.paymentId,
    'Outstanding Balance': decimal(dueOf(order)),
    Id: order.id,
    Source: 'web',
    ...Object.fromEntries(
      groups.flatMap(({ rate, tax }, at) => [
        [`Tax ${at + 1} Name`, `Tax ${Number((rate / 100).toFixed(4))}%`],
        [`Tax ${at + 1} Value`, decimal(money(tax, currency))],
      ]),
    ),
  }
}

const formerCells = ({ imported }: Order): Cells => ({
  ...imported?.cells,
  'Financial Status': imported?.financial ?? '',
  'Fulfillment Status': imported?.fulfilment ?? '',
  'Fulfilled at': moment(imported?.fulfilledAt),
  'Cancelled at': moment(imported?.cancelledAt),
  Id: imported?.id ?? '',
})

const addressCells = ({ address }: Order): Cells =>
  address
    ? {
        'Shipping Name': address.name,
        'Shipping Street': [address.street, address.extra].filter(Boolean).join(', '),
        'Shipping Address1': address.street,
        'Shipping Address2': address.extra,
        'Shipping City': address.city,
        'Shipping Province': address.region,
        'Shipping Country': address.country,
        'Shipping Phone': address.phone,
      }
    : {}

const headCells = (order: Order): Cells => {
  const { totals, currency, address } = order
  const goods = totals.subtotal.amount - totals.itemsDiscount.amount - totals.discount.amount
  return {
    ...addressCells(order),
    ...(order.imported ? formerCells(order) : ownCells(order)),
    Currency: currency,
    Subtotal: decimal(money(goods, currency)),
    Shipping: decimal(totals.fulfillment),
    Taxes: decimal(totals.tax),
    Total: decimal(totals.total),
    'Discount Amount': decimal(totals.discount),
    'Refunded Amount': decimal(refundsOf(order)),
    ...(address && { 'Shipping Zip': address.postcode }),
  }
}

const lineCells = (order: Order, line: OrderLineItem, at: number): Cells => {
  const { discounts = [], price, units, title, choice, sku, regular, requiresShipping, variantId } = line
  const off = discounts.reduce((sum, one) => (one.class === 'product' ? sum + one.amount.amount : sum), 0)
  const sent = unitsOf(
    order.shipments.flatMap(({ parcels }) => parcels),
    variantId,
  )
  const own: Cells = {
    'Lineitem compare at price': regular ? decimal(regular) : '',
    'Lineitem taxable': 'true',
    'Lineitem fulfillment status': sent >= unitsOf(order.lines, variantId) ? 'fulfilled' : 'pending',
  }
  return {
    ...(order.imported ? order.imported.lineCells[at] : own),
    Name: order.name,
    Email: order.email,
    'Created at': moment(order.placedAt),
    'Lineitem quantity': String(units),
    'Lineitem name': [title.en, choice.en].filter(Boolean).join(' - '),
    'Lineitem price': decimal(price),
    'Lineitem sku': sku,
    'Lineitem requires shipping': truth(requiresShipping !== false),
    'Lineitem discount': decimal(money(off, price.currency)),
  }
}

const cellIn = (cells: Cells, column: OrderColumn): string => {
  const text = cells[column] ?? ''
  return column === 'Shipping Zip' || column === 'Billing Zip' ? postcode(text) : cellOut(text)
}

/** A row for each line; the first says what the order came to. */
export const orderRows = (order: Order): string[][] =>
  order.lines.map((line, at) => {
    const cells = { ...(at === 0 && headCells(order)), ...lineCells(order, line, at) }
    return ORDER_COLUMNS.map((column) => cellIn(cells, column))
  })
