/** /admin/claims: claims of all orders, and those of one with what staff decide on them. */
import { Hono } from 'hono'
import type { z } from 'zod'
import { parseMoney } from '#domain/money'
import { notingCarrierClaim, openingClaim, settlingClaim } from '../../flows/after-sales/claim-commands.ts'
import { listingClaims } from '../../flows/after-sales/claim-questions.ts'
import { mayGive, type Command } from '../../flows/command.ts'
import { readingOrder } from '../../flows/orders/questions.ts'
import type { FormInput } from '../../http/form-input.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { ClaimsPage } from './claims-page.tsx'
import { claimsMessages } from './messages/claims.ts'
import { OrderClaimsPage } from './order-claims-page.tsx'

export const claims = new Hono<AdminApp>()

claims.get('/', only(listingClaims), async (c) => {
  const view = c.req.query('view') === 'all' ? 'all' : 'open'
  const read = await ask(c, listingClaims, { view })
  if (!read.ok) return showMissing(c)
  const { language } = c.var
  return showPage(
    c,
    { title: claimsMessages[language].title, here: 'claims' },
    <ClaimsPage {...{ rows: read.value, view, language, now: Date.now() }} />,
  )
})

claims.get('/:order', only(listingClaims), (c) => show(c))
claims.post('/:order', only(openingClaim), (c) => change(c, openingClaim))
claims.post('/:order/:claim/settle', only(settlingClaim), (c) => change(c, settlingClaim))
claims.post('/:order/:claim/carrier', only(notingCarrierClaim), (c) => change(c, notingCarrierClaim))

/** Typed in the currency of the order; what is no amount of it stays as it is, and is refused at its field. */
const amountIn = async (c: AdminContext, order: string, typed: FormInput): Promise<{ readonly amount?: unknown }> => {
  const said = typed['amount']
  if (typeof said !== 'string' || said.trim() === '') return {}
  const read = await ask(c, readingOrder, { id: order })
  const currency = read.ok ? read.value.order.currency : undefined
  return { amount: (currency && parseMoney(said.replace(',', '.'), currency)?.amount) ?? said }
}

const change = async <S extends z.ZodType, V, C extends ShownRefusal['code']>(
  c: AdminContext,
  declared: Command<S, V, C>,
): Promise<Response> => {
  const { order = '', claim } = c.req.param() as { readonly order?: string; readonly claim?: string }
  const { done } = await perform(c, declared, async (typed) => ({
    ...typed,
    ...(await amountIn(c, order, typed)),
    order,
    ...(claim !== undefined && { claim }),
  }))
  return done.ok ? c.redirect(`/admin/claims/${order}?done=saved`, 303) : show(c, done.refusal as ShownRefusal)
}

const show = async (c: AdminContext, refusal: ShownRefusal | null = null): Promise<Response> => {
  const read = await ask(c, readingOrder, { id: c.req.param('order') ?? '' })
  if (!read.ok) return showMissing(c)
  const { order } = read.value
  const { language, staff } = c.var
  return showPage(
    c,
    {
      title: claimsMessages[language].of(order.name),
      here: 'claims',
      status: refusal ? statusOf[refusal.code] : 200,
    },
    <OrderClaimsPage
      {...{ order, language, refusal, now: Date.now() }}
      done={c.req.query('done') === 'saved' && (order.claims ?? []).length > 0}
      mayDecide={mayGive(staff, settlingClaim)}
    />,
  )
}
