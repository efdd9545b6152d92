/**
 * Invoices are issued behind what happened: one when an order is paid, or is bought on account; a credit note for what of it went back,
 * or need not be paid any more. Said again it is the same.
 */
import type { Event } from '#domain/events'
import { wallClock } from '#domain/logistics/calendar'
import { creditsOf } from '#domain/orders/invoices/credits'
import {
  additionInvoiceId,
  additionInvoiceOf,
  creditNoteId,
  creditNoteOf,
  invoiceId,
  invoiceOf,
  isInvoiced,
  type Invoice,
  type TaxedOrder,
} from '#domain/orders/invoices/invoice'
import { moneyBackOf, type MoneyBack } from '#domain/orders/money-back'
import type { Order } from '#domain/orders/order'
import { deliveryOfAddition, partsOf } from '#domain/orders/order-parts'
import { seriesOf } from '#domain/settings/invoices'
import type { Settings } from '#domain/settings/settings'
import { invoiceBy, issueInvoice } from '#schema/transactions/orders/invoices'
import type { Env } from '../../../env.ts'

type Store = Pick<Env, 'TRANSACTIONS_DB'>

/** What costs nothing needs no invoice, and orders from before tax was kept by line have none. */
const taxedOrder = (order: Order): TaxedOrder | undefined => {
  const { taxed } = order
  return taxed && order.totals.total.amount > 0 ? { ...order, taxed } : undefined
}

/** Days by the shop's clock. */
const daysOf = (order: Order, { shop }: Settings, now: number) => {
  const dayAt = (at: number) => wallClock(at, shop.timeZone).day
  const dueAt = order.terms?.dueAt ?? null
  return { day: dayAt(now), orderedOn: dayAt(order.placedAt), dueOn: dueAt === null ? null : dayAt(dueAt) }
}

const invoiceFor = async (env: Store, order: TaxedOrder, settings: Settings, now: number): Promise<Invoice> => {
  const known = await invoiceBy(env.TRANSACTIONS_DB, invoiceId(order.id))
  if (known) return known
  const on = daysOf(order, settings, now)
  const { invoiceForm, digits } = settings.invoices
  const document = invoiceOf(order, settings, on)
  const series = seriesOf(invoiceForm, on.day)
  return issueInvoice(env.TRANSACTIONS_DB, { id: invoiceId(order.id), series, digits, document }, now)
}

/** The order’s own, and one for each addition that came after it was written: what costs nothing needs none. */
const invoicesFor = async (env: Store, order: TaxedOrder, settings: Settings, now: number): Promise<Invoice[]> => {
  const first = await invoiceFor(env, order, settings, now)
  const issued = [first]
  for (const [place, addition] of (order.additions ?? []).entries()) {
    const part = partsOf(order)[place + 1]
    const delivery = deliveryOfAddition(order, addition.id)
    const isInFirst = addition.lines > 0 ? part && part.from < first.lines.length : delivery[0] < first.charges.length
    if (!part || isInFirst || addition.total.amount === 0) continue
    issued.push(await additionInvoiceFor(env, order, { id: addition.id, part: { ...part, delivery } }, settings, now))
  }
  return issued
}

const additionInvoiceFor = async (
  env: Store,
  order: TaxedOrder,
  { id: addition, part }: { readonly id: string; readonly part: Parameters<typeof additionInvoiceOf>[1] },
  settings: Settings,
  now: number,
): Promise<Invoice> => {
  const id = additionInvoiceId(order.id, addition)
  const known = await invoiceBy(env.TRANSACTIONS_DB, id)
  if (known) return known
  const on = daysOf(order, settings, now)
  const { invoiceForm, digits } = settings.invoices
  const document = additionInvoiceOf(order, part, settings, on)
  return issueInvoice(env.TRANSACTIONS_DB, { id, series: seriesOf(invoiceForm, on.day), digits, document }, now)
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
  const { returned = [] } = moneyBackOf(order).find(({ id }) => id === refund) ?? {}
  const document = creditNoteOf(order, settings, on, { ...credits, returned })
  if (document.total === 0) return undefined
  const { creditForm, digits } = settings.invoices
  const id = creditNoteId(order.id, refund)
  return issueInvoice(env.TRANSACTIONS_DB, { id, series: seriesOf(creditForm, on.day), digits, document }, now)
}

/** Nothing of it has to go back first: what was not paid need not be paid any more from its moment on. */
const isOnlyWaived = ({ refund, waived, refundedAt }: MoneyBack): boolean =>
  refund.amount === 0 && waived !== undefined && refundedAt !== null

/** Behind which something may be paid that was not, or is owed that was not. */
const PAYMENTS: ReadonlySet<Event['type']> = new Set(['order-placed', 'order-added', 'payment-received'])

/** What of an order goes back that is to be credited by what this tells. */
const creditedBy = (event: Event): readonly MoneyBack[] => {
  if (event.type === 'order-refunded') {
    const back = event.cancellation ?? event.refund
    return back ? [back] : []
  }
  if (event.type === 'refund-begun') return isOnlyWaived(event.refund) ? [event.refund] : []
  if (event.type === 'order-cancelled')
    return event.cancellation && isOnlyWaived(event.cancellation) ? [event.cancellation] : []
  // What was cancelled of it before it was paid stands on its invoice as well.
  return event.type === 'payment-received' ? moneyBackOf(event.order).filter(isOnlyWaived) : []
}

/**
 * What a fact has to be invoiced for, in the order in which it is issued.
 *
 * @param now ms since the epoch: the day that it bears
 */
export const issueFor = async (
  env: Store,
  event: Event,
  settings: Settings,
  now: number,
): Promise<readonly Invoice[]> => {
  const order = settings.invoices.issued && 'order' in event ? taxedOrder(event.order) : undefined
  // Who bought it is no longer known: nobody could be written an invoice.
  if (!order || order.forgottenAt !== undefined) return []
  const credited = creditedBy(event)
  const isPayment = PAYMENTS.has(event.type)
  if (!isPayment && credited.length === 0) return []
  const isRefund = event.type === 'order-refunded'
  // Money that went back had come, however the order stands now; of what was never invoiced nothing is waived.
  if (!isRefund && !isInvoiced(order)) return []
  const issued = isRefund ? [] : await invoicesFor(env, order, settings, now)
  for (const { id } of credited) {
    const note = await creditNoteFor(env, order, id, settings, now)
    if (note) issued.push(note)
  }
  return issued
}
