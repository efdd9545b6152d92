/** /orders/:id/withdraw: whoever has an order withdraws from its contract in two steps, and has the receipt at once. */
import { Hono } from 'hono'
import type { App } from '../../env.ts'
import { withdrawableNow } from '../../flows/after-sales/judge.ts'
import { withdraw } from '../../flows/after-sales/withdraw.ts'
import { readForm } from '../../http/form.ts'
import { idempotencyOf, pressIn } from '../../http/idempotency.ts'
import { languageOf } from '../../http/language.ts'
import { orderUnknownPage, refusedPage } from '../frame/fault.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf } from '../frame/request-context.ts'
import { withdrawAddress } from './addresses.ts'
import { afterSalesMessages } from './messages/index.ts'
import { ReceiptPage } from './receipt-page.tsx'
import { orderAsked } from './seen.ts'
import { WithdrawPage } from './withdraw-page.tsx'

export const withdrawing = new Hono<App>()
  .get('/:id/withdraw', async (c) => {
    const order = await orderAsked(c)
    if (!order) return orderUnknownPage(c)
    const request = await requestContextOf(c)
    const withdrawal = await withdrawableNow(c.env, order, Date.now())
    return sendPrivate(c, <WithdrawPage request={request} order={order} withdrawal={withdrawal} />)
  })
  .post('/:id/withdraw', async (c) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const order = await orderAsked(c)
    if (!order) return orderUnknownPage(c)
    const act = 'withdrawals:confirm'
    // Without a key of its own a press is told by the order as it was: pressed twice it is one.
    const asked = [order.id, order.version]
    const once = (await pressIn(form.value, act, [order.id])) ?? (await idempotencyOf(act, asked.join(' '), asked))
    const done = await withdraw(c.env, { order, parcels: null, once }, Date.now())
    if (!done.ok) return refusedPage(c, done.refusal.code, afterSalesMessages[languageOf(c.req.path)].refused)
    return c.redirect(`${withdrawAddress(await requestContextOf(c), order.id)}/receipt`, 303)
  })
  .get('/:id/withdraw/receipt', async (c) => {
    const order = await orderAsked(c)
    return order
      ? sendPrivate(c, <ReceiptPage request={await requestContextOf(c)} order={order} />)
      : orderUnknownPage(c)
  })
