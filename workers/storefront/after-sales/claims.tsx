/** /orders/:id/claims: what came broken, incomplete, wrong or never is said here, and what became of it. */
import { Hono, type Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { CLAIM_KINDS, CLAIM_NOTE_MAX, type ClaimedUnits } from '#domain/after-sales/claim'
import { orderId } from '#domain/ids'
import { lengthFault, repairText } from '#domain/letters'
import type { Order } from '#domain/orders/order'
import type { App } from '../../env.ts'
import { claimOwn, withdrawOwn } from '../../flows/after-sales/own-claims.ts'
import { readForm, textIn } from '../../http/form.ts'
import { idempotencyOf, pressIn } from '../../http/idempotency.ts'
import { statusOf } from '../../http/refusal.ts'
import { orderUnknownPage } from '../frame/fault.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to } from '../frame/request-context.ts'
import { orderSeen } from '../orders/order-seen.ts'
import { orderRefusedPage } from '../orders/refused.ts'
import { ClaimsPage, type ClaimsPageProps, type ClaimsRefusal } from './claims-page.tsx'

/** Each good of the order has its two fields; of those without a number nothing is claimed. */
const unitsIn = (form: URLSearchParams, order: Order): ClaimedUnits[] =>
  [...new Set(order.lines.map(({ variantId }) => variantId))].flatMap((variantId) => {
    const units = Number(textIn(form, `units.${variantId}`, 6) || 0)
    const kind = CLAIM_KINDS.find((one) => one === textIn(form, `kind.${variantId}`, 20))
    return kind && units !== 0 ? [{ variantId, units, kind }] : []
  })

const show = (c: Context<App>, page: ClaimsPageProps, status?: ContentfulStatusCode): Promise<Response> =>
  sendPrivate(c, <ClaimsPage {...page} />, status)

export const claims = new Hono<App>()
  .get('/:id/claims', async (c) => {
    const id = orderId(c.req.param('id'))
    const found = id && (await orderSeen(c, id))
    if (!found || !('order' in found)) return orderUnknownPage(c)
    const request = await requestContextOf(c)
    const done = c.req.query('done') === 'sent' ? 'sent' : c.req.query('done') === 'taken' ? 'taken' : null
    return show(c, { request, order: found.order, done })
  })
  .post('/:id/claims', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return orderRefusedPage(c, form.refusal.code)
    const id = orderId(c.req.param('id'))
    const found = id && (await orderSeen(c, id))
    if (!found || !('order' in found)) return orderUnknownPage(c)
    const { order } = found
    const request = await requestContextOf(c)
    const note = repairText(form.value.get('note') ?? '')
    if (lengthFault(note, CLAIM_NOTE_MAX)) return orderRefusedPage(c, 'request-invalid')
    const input = { units: unitsIn(form.value, order), note }
    const once =
      (await pressIn(form.value, `claims:${order.id}`, input)) ??
      (await idempotencyOf(`claims:${order.id}`, crypto.randomUUID(), input))
    const done = await claimOwn(c.env, { order, ...input, once })
    if (done.ok) return c.redirect(to(request, `/orders/${order.id}/claims?done=sent`), 303)
    const refusal = done.refusal as ClaimsRefusal
    return show(c, { request, order, done: null, refusal, form: form.value }, statusOf[refusal.code])
  })
  .post('/:id/claims/:claim/withdraw', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return orderRefusedPage(c, form.refusal.code)
    const id = orderId(c.req.param('id'))
    const found = id && (await orderSeen(c, id))
    if (!found || !('order' in found)) return orderUnknownPage(c)
    const request = await requestContextOf(c)
    const { order } = found
    const done = await withdrawOwn(c.env, order, c.req.param('claim'))
    if (done.ok) return c.redirect(to(request, `/orders/${order.id}/claims?done=taken`), 303)
    const refusal = done.refusal as ClaimsRefusal
    return show(c, { request, order, done: null, refusal }, statusOf[refusal.code])
  })
