/** /admin/orders/:id: one order, read from its shard, with what can be done to it: send units, cancel. */
import { Hono } from 'hono'
import type { z } from 'zod'
import { orderId, type OrderId } from '#domain/ids'
import { parseMoney } from '#domain/money'
import { moneyBackOf } from '#domain/orders/money-back'
import type { Order } from '#domain/orders/order'
import { slotInId } from '#domain/sharding/slots'
import { keeperOf } from '#domain/sharding/topology'
import { auditEntriesOf } from '#schema/users/customers/audit'
import { messagesOf } from '#schema/transactions/notifications/messages'
import { neighboursOf } from '#schema/transactions/orders/orders'
import { approvalsOfOrder } from '#schema/transactions/orders/approvals'
import { findingsOfOrder } from '#schema/transactions/orders/payment-findings'
import { askOrder } from '../../sharding/call-shard.ts'
import { knownTopology } from '../../sharding/topology.ts'
import type { Command } from '../../flows/command.ts'
import { buyingLabel, handingOver, voidingLabel } from '../../flows/logistics/label-commands.ts'
import { correctingShipment, trackingShipment } from '../../flows/logistics/shipment-commands.ts'
import { waysOfOrder } from '../../flows/logistics/tracking-link.ts'
import { cancelling, shipping } from '../../flows/orders/commands.ts'
import {
  archivingOrder,
  commentingOrder,
  notingOrder,
  removingComment,
  taggingOrder,
  unarchivingOrder,
} from '../../flows/orders/annotation-commands.ts'
import { changingFile } from '../../flows/orders/file-commands.ts'
import { listingOrderFiles } from '../../flows/orders/file-questions.ts'
import { listingOrderInvoices } from '../../flows/orders/invoice-questions.ts'
import { capturing, voiding } from '../../flows/orders/capture-commands.ts'
import { sendingPaymentLink } from '../../flows/orders/payment-link-commands.ts'
import { readingPaymentLink } from '../../flows/orders/payment-link-questions.ts'
import { receivingPayment, recordingRefund } from '../../flows/orders/payment-commands.ts'
import { orderForStaff } from '../../flows/orders/orders.ts'
import { readingOrder } from '../../flows/orders/questions.ts'
import type { FormInput } from '../../http/form-input.ts'
import { originOf } from '../../http/origin.ts'
import { statusOf } from '../../http/refusal.ts'
import { carrierNames } from '../../providers/carriers/index.ts'
import type { ShownRefusal } from '../frame/forms.tsx'
import { ask, perform } from '../frame/perform.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import { OrderPage } from './order-page.tsx'
import { ANNOTATED, ORDER_DONE, type OrderDone } from './order-page-props.ts'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ordersMessages } from './messages/index.ts'

export const order = new Hono<AdminApp>()

/** Lines of the audit log that one order shows. */
const AUDIT_ENTRIES_MAX = 100

order.get('/:id', only(readingOrder), (c) => showOrder(c, c.req.param('id'), null))

order.post('/:id/fulfil', only(shipping), (c) => change(c, shipping, 'fulfilled'))
order.post('/:id/track', only(trackingShipment), (c) => change(c, trackingShipment, 'tracked'))
/** What becomes of a label, and of its parcel, stands with the labels. */
const changeLabel = async <S extends z.ZodType, V, C extends ShownRefusal['code']>(
  c: AdminContext,
  declared: Command<S, V, C>,
): Promise<Response> => {
  const id = c.req.param('id') ?? ''
  const { done, form } = await perform(c, declared, (typed) => ({ ...typed, order: id }))
  return done.ok ? c.redirect(`/admin/orders/${id}#labels`, 303) : showOrder(c, id, done.refusal as ShownRefusal, form)
}
order.post('/:id/buy-label', only(buyingLabel), (c) => changeLabel(c, buyingLabel))
order.post('/:id/void-label', only(voidingLabel), (c) => changeLabel(c, voidingLabel))
order.post('/:id/hand-over', only(handingOver), (c) => changeLabel(c, handingOver))
order.post('/:id/correct', only(correctingShipment), (c) => change(c, correctingShipment, 'tracked'))
order.post('/:id/cancel', only(cancelling), (c) => change(c, cancelling, 'cancelled'))

order.post('/:id/payments', only(receivingPayment), (c) => change(c, receivingPayment, 'paid'))
order.post('/:id/capture', only(capturing), (c) => change(c, capturing, 'paid'))
order.post('/:id/void', only(voiding), (c) => change(c, voiding, 'voided'))
order.post('/:id/payment-link', only(sendingPaymentLink), (c) => change(c, sendingPaymentLink, null))
order.post('/:id/refunds', only(recordingRefund), (c) => change(c, recordingRefund, 'refunded'))

order.post('/:id/tags', only(taggingOrder), (c) => change(c, taggingOrder, 'tagged'))
order.post('/:id/note', only(notingOrder), (c) => change(c, notingOrder, 'noted'))
order.post('/:id/archive', only(archivingOrder), (c) => change(c, archivingOrder, 'archived'))
order.post('/:id/unarchive', only(unarchivingOrder), (c) => change(c, unarchivingOrder, 'unarchived'))
// What was said stands in the history: nothing has to be said of it on top.
order.post('/:id/comments', only(commentingOrder), (c) => change(c, commentingOrder, null))
order.post('/:id/comments/:comment/remove', only(removingComment), (c) =>
  change(c, removingComment, null, { comment: c.req.param('comment') }),
)

/** One of the files that somebody has bought. */
order.post('/:id/files', only(changingFile), async (c) => {
  const id = c.req.param('id')
  const { done, form } = await perform(c, changingFile, (typed) => ({ ...typed, order: id }))
  return done.ok ? c.redirect(`/admin/orders/${id}#files`, 303) : showOrder(c, id, done.refusal as ShownRefusal, form)
})

/** What was done is said on the page that comes back. */
const DONE = [...ORDER_DONE, ...ANNOTATED, 'readdressed', 'rerouted', 'added'] as const
/** A link that was kept, or written by somebody, says nothing that has not happened. */
const isDone: Readonly<Record<OrderDone, (order: Order) => boolean>> = {
  fulfilled: ({ shipments }) => shipments.length > 0,
  tracked: ({ shipments }) => shipments.length > 0,
  cancelled: ({ status, cancellations = [] }) => status === 'cancelled' || cancellations.length > 0,
  paid: ({ received = [] }) => received.length > 0,
  voided: ({ authorisation }) => authorisation?.state === 'released',
  refunded: (order) => moneyBackOf(order).some(({ refundedAt }) => refundedAt !== null),
  readdressed: ({ version }) => version > 1,
  rerouted: ({ version }) => version > 1,
  added: ({ additions = [] }) => additions.length > 0,
  tagged: ({ tags }) => tags !== undefined,
  noted: ({ note }) => note !== undefined,
  archived: ({ archivedAt }) => archivedAt !== undefined,
  unarchived: ({ archivedAt }) => archivedAt === undefined,
}

/**
 * @param declared a command of which the order of the address is a part
 * @param said what the page says of it; null: its history says so
 * @param address what else of the command stands in the address
 */
const change = async <S extends z.ZodType, V, C extends ShownRefusal['code']>(
  c: AdminContext,
  declared: Command<S, V, C>,
  said: OrderDone | null,
  address: Readonly<Record<string, string>> = {},
): Promise<Response> => {
  const id = orderId(c.req.param('id') ?? '')
  if (!id) return showMissing(c)
  const { done, form } = await perform(c, declared, async (typed) => ({
    ...typed,
    ...(await amountIn(c, id, typed)),
    ...address,
    order: id,
  }))
  if (!done.ok) return showOrder(c, id, done.refusal, form)
  return c.redirect(`/admin/orders/${id}${said === null ? '#timeline' : `?done=${said}`}`, 303)
}

/** Typed in the currency of the order; what is no amount of it stays as it is, and is refused at its field. */
const amountIn = async (c: AdminContext, id: OrderId, typed: FormInput): Promise<{ readonly amount?: unknown }> => {
  const said = typed['amount']
  if (typeof said !== 'string' || said.trim() === '') return {}
  const currency = (await orderForStaff(c.env, id))?.order.currency
  return { amount: (currency && parseMoney(said.replace(',', '.'), currency)?.amount) ?? said }
}

/** @param form what was sent and refused, so that nobody types it again */
const showOrder = async (
  c: AdminContext,
  id: string,
  refusal: ShownRefusal | null,
  form?: URLSearchParams,
): Promise<Response> => {
  const found = await ask(c, readingOrder, { id })
  if (!found.ok) return showMissing(c)
  const view = found.value
  const around = await aroundOrder(c, view.order)
  const { language, staff } = c.var
  const done = refusal ? null : (DONE.find((one) => one === c.req.query('done') && isDone[one](view.order)) ?? null)
  return showPage(
    c,
    {
      title: ordersMessages[language].order.title(view.order.name),
      here: 'orders',
      status: refusal ? statusOf[refusal.code] : 200,
    },
    <OrderPage
      {...{ ...view, ...around, language, staff, refusal, form, done, now: Date.now(), shop: c.var.settings.shop.name }}
    />,
  )
}

/** What the stores know beside the truth of the shard: who did what, what was mailed, which orders stand next to it. */
const aroundOrder = async (c: AdminContext, order: Order) => {
  const { id, placedAt, language } = order
  const [auditEntries, messages, neighbours, findings, keys, invoices, ways, given, approvals, link] =
    await Promise.all([
      auditEntriesOf(c.env.USERS_DB, id, AUDIT_ENTRIES_MAX),
      messagesOf(c.env.TRANSACTIONS_DB, id),
      neighboursOf(c.env.TRANSACTIONS_DB, { id, placedAt }),
      findingsOfOrder(c.env.TRANSACTIONS_DB, id),
      askOrder(c.env, id, 'keysOf', [id]),
      ask(c, listingOrderInvoices, { id }),
      waysOfOrder(c.env, order, language),
      ask(c, listingOrderFiles, { id }),
      approvalsOfOrder(c.env.TRANSACTIONS_DB, id, Date.now()),
      ask(c, readingPaymentLink, { id }),
    ])
  const { topology } = await knownTopology(c.env, Date.now())
  const shard = keeperOf(topology, 'orders', slotInId(id)).name
  const issued = invoices.ok ? invoices.value : []
  const carriers = carrierNames(c.env)
  const cartKey = keys[0] ?? null
  const files = given.ok ? given.value : []
  // A shop that does not say where it stands is where staff see it.
  const paymentLink = link.ok
    ? { ...link.value, link: new URL(link.value.link, originOf(c.env, c.req.url)).href }
    : null
  const around = { auditEntries, messages, neighbours, findings, cartKey, shard, ways, carriers, files }
  return { ...around, invoices: issued, approvals, paymentLink }
}
