/** /admin/orders/:id: one order, read from its shard, with what can be done to it: send units, cancel. */
import { Hono } from 'hono'
import { orderId, variantId, type OrderId } from '#domain/ids'
import type { Order, Parcel } from '#domain/orders/order'
import { slotInId } from '#domain/sharding/slots'
import { keeperOf } from '#domain/sharding/topology'
import { deedsOn } from '#schema/users/customers/audit'
import { messagesOf } from '#schema/transactions/notifications/messages'
import { neighboursOf } from '#schema/transactions/orders/orders'
import { textIn, wholeIn } from '../../http/form.ts'
import { askOrder } from '../../sharding/call-shard.ts'
import { knownTopology } from '../../sharding/topology.ts'
import { cancelOrder, orderForStaff, shipOrder } from '../../flows/orders/orders.ts'
import { writeDeed } from '../../http/staff.ts'
import { changingForm, idempotencyOf, statusOfRefusal, type RefusalWord } from '../frame/forms.tsx'
import { only, type AdminApp, type AdminContext } from '../frame/gate.tsx'
import { REASONS } from './order-forms.tsx'
import { OrderPage } from './order-page.tsx'
import { Notice, showPage } from '../frame/page.tsx'

export const order = new Hono<AdminApp>()

/** Lines of the audit log that one order shows. */
const DEEDS_MAX = 100

order.get('/:id', only('orders:see'), (c) => showOrder(c, orderId(c.req.param('id')), null))

order.post('/:id/fulfil', only('orders:change'), async (c) => {
  const id = orderId(c.req.param('id'))
  if (!id) return showOrder(c, id, null)
  const sent = await changingForm(c)
  if ('refusal' in sent) return showOrder(c, id, sent.refusal)
  const { form, key } = sent
  const parcels = parcelsIn(form)
  if (!parcels) return showOrder(c, id, 'units-invalid', form)
  const shipment = { id: key, parcels, carrier: textIn(form, 'carrier', 60), tracking: textIn(form, 'tracking', 60) }
  const done = await shipOrder(c.env, { order: id, shipment, idempotency: await idempotencyOf(key, shipment) })
  if (!done.ok) return showOrder(c, id, done.refusal.code, form)
  await writeDeed(c, 'orders:ship', id, { shipment: key, parcels })
  return c.redirect(`/admin/orders/${id}`, 303)
})

order.post('/:id/cancel', only('after-sales:change'), async (c) => {
  const id = orderId(c.req.param('id'))
  if (!id) return showOrder(c, id, null)
  const sent = await changingForm(c)
  if ('refusal' in sent) return showOrder(c, id, sent.refusal)
  const reason = REASONS.find((one) => one === sent.form.get('reason'))
  if (!reason) return showOrder(c, id, 'form-unreadable', sent.form)
  const idempotency = await idempotencyOf(sent.key, { reason })
  const done = await cancelOrder(c.env, { order: id, reason, idempotency })
  if (!done.ok) return showOrder(c, id, done.refusal.code, sent.form)
  await writeDeed(c, 'orders:cancel', id, { reason })
  return c.redirect(`/admin/orders/${id}`, 303)
})

/** Fields are named `units-<variant>`; an empty one stays for another parcel. Undefined when one is no number. */
const parcelsIn = (form: URLSearchParams): Parcel[] | undefined => {
  const parcels: Parcel[] = []
  for (const name of new Set(form.keys())) {
    if (!name.startsWith('units-') || form.get(name)?.trim() === '') continue
    const [variant, units] = [variantId(name.slice('units-'.length)), wholeIn(form, name)]
    if (!variant || !Number.isInteger(units) || units < 0) return undefined
    if (units > 0) parcels.push({ variantId: variant, units })
  }
  return parcels
}

/** @param form what was sent and refused, so that nobody types it again */
const showOrder = async (
  c: AdminContext,
  id: OrderId | undefined,
  refusal: RefusalWord | null,
  form?: URLSearchParams,
): Promise<Response> => {
  const seen = id && (await orderForStaff(c.env, id))
  if (!id || !seen) return showMissing(c)
  const around = await aroundOrder(c, seen.order)
  const { words, language, staff } = c.var
  return showPage(
    c,
    { title: words.order.title(seen.order.name), here: 'orders', status: refusal ? statusOfRefusal(refusal) : 200 },
    <OrderPage {...{ ...seen, ...around, words, language, staff, refusal, form, now: Date.now() }} />,
  )
}

/** What the stores know beside the truth of the shard: who did what, what was mailed, which orders stand next to it. */
const aroundOrder = async (c: AdminContext, { id, placedAt }: Order) => {
  const [deeds, messages, neighbours, keys] = await Promise.all([
    deedsOn(c.env.USERS_DB, id, DEEDS_MAX),
    messagesOf(c.env.TRANSACTIONS_DB, id),
    neighboursOf(c.env.TRANSACTIONS_DB, { id, placedAt }),
    askOrder(c.env, id, 'keysOf', [id]),
  ])
  const { topology } = await knownTopology(c.env, Date.now())
  const shard = keeperOf(topology, 'orders', slotInId(id)).name
  return { deeds, messages, neighbours, cartKey: keys[0] ?? null, shard }
}

export const showMissing = (c: AdminContext): Promise<Response> => {
  const { missing } = c.var.words
  return showPage(
    c,
    { title: missing.title, here: null, status: 404 },
    <Notice icon="search" heading={missing.heading} why={missing.why} />,
  )
}
