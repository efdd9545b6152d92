/** Invoices are issued behind what happened: one when an order is paid, a credit note for what went back. Said again it is the same. */
import type { Event } from '#domain/events'
import { wallClock } from '#domain/logistics/calendar'
import { creditsOf } from '#domain/orders/invoices/credits'
import {
  creditNoteId,
  creditNoteOf,
  invoiceId,
  invoiceOf,
  type Invoice,
  type TaxedOrder,
} from '#domain/orders/invoices/invoice'
import type { Order } from '#domain/orders/order'
import { seriesOf } from '#domain/settings/invoices'
import type { Settings } from '#domain/settings/settings'
import { invoiceBy, invoicesOf, issueInvoice } from '#schema/transactions/orders/invoices'
import type { Env } from '../../../env.ts'

type Store = Pick<Env, 'TRANSACTIONS_DB'>

/** What costs nothing needs no invoice, and orders from before tax was kept by line have none. */
const taxedOrder = (order: Order): TaxedOrder | undefined => {
  const { taxed } = order
  return taxed && order.totals.total.amount > 0 ? { ...order, taxed } : undefined
}

const isPaid = ({ payment }: Order): boolean => ['paid', 'refund-due', 'part-refunded', 'refunded'].includes(payment)

/** Days by the shop's clock. */
const daysOf = (order: Order, { shop }: Settings, now: number) => ({
  day: wallClock(now, shop.timeZone).day,
  orderedOn: wallClock(order.placedAt, shop.timeZone).day,
})

const invoiceFor = async (env: Store, order: TaxedOrder, settings: Settings, now: number): Promise<Invoice> => {
  const known = await invoiceBy(env.TRANSACTIONS_DB, invoiceId(order.id))
  if (known) return known
  const on = daysOf(order, settings, now)
  const { invoiceForm, digits } = settings.invoices
  const document = invoiceOf(order, settings, on)
  const series = seriesOf(invoiceForm, on.day)
  return issueInvoice(env.TRANSACTIONS_DB, { id: invoiceId(order.id), series, digits, document }, now)
}

const creditNoteFor = async (
  env: Store,
  order: TaxedOrder,
  refund: string,
  settings: Settings,
  now: number,
): Promise<Invoice | undefined> => {
  const credits = creditsOf(order, refund)
  if (!credits) return undefined
  const invoice = await invoiceFor(env, order, settings, now)
  const on = { ...daysOf(order, settings, now), about: { name: invoice.name, day: invoice.day } }
  const { returned = [] } = order.cancellations?.find(({ id }) => id === refund) ?? {}
  const document = creditNoteOf(order, settings, on, { ...credits, returned })
  if (document.total === 0) return undefined
  const { creditForm, digits } = settings.invoices
  const id = creditNoteId(order.id, refund)
  return issueInvoice(env.TRANSACTIONS_DB, { id, series: seriesOf(creditForm, on.day), digits, document }, now)
}

/** Of an order that has none nothing is asked: what was kept before tax was counted by line was never invoiced. */
export const invoicesOfOrder = async (env: Store, order: Order): Promise<readonly Invoice[]> =>
  order.taxed ? invoicesOf(env.TRANSACTIONS_DB, order.id) : []

/** What a fact has to be invoiced for; undefined for nothing. @param now ms since the epoch: the day that it bears */
export const issueFor = async (
  env: Store,
  event: Event,
  settings: Settings,
  now: number,
): Promise<Invoice | undefined> => {
  const order = settings.invoices.issued && 'order' in event ? taxedOrder(event.order) : undefined
  // Who bought it is no longer known: nobody could be written an invoice.
  if (!order || order.forgottenAt !== undefined) return undefined
  if (event.type === 'order-placed' || event.type === 'payment-received')
    return isPaid(order) ? invoiceFor(env, order, settings, now) : undefined
  if (event.type !== 'order-refunded' || !event.cancellation) return undefined
  return creditNoteFor(env, order, event.cancellation.id, settings, now)
}
