/** /admin/returns, /admin/returns/:order/:return: what comes back, decided, received, looked at and paid. */
import { Hono } from 'hono'
import type { z } from 'zod'
import { parseMoney } from '#domain/money'
import { RETURN_VIEWS } from '#schema/transactions/after-sales/returns'
import type { Command } from '../../flows/command.ts'
import {
  answeringReturn,
  decidingReturn,
  endingReturn,
  inspectingReturn,
  receivingReturn,
  refundingReturn,
  sendingReturn,
} from '../../flows/after-sales/return-commands.ts'
import { countingReturns, listingReturns, readingReturn } from '../../flows/after-sales/return-questions.ts'
import type { FormInput } from '../../http/form-input.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { ListPage, PATH } from './list-page.tsx'
import { returnsMessages } from './messages/index.ts'
import { ReturnPage } from './return-page.tsx'

export const returns = new Hono<AdminApp>()

const placeIn = (text: string | undefined) => {
  const [, requestedAt, id] = /^(\d{1,15})\.(ret_\w{1,40})$/.exec(text ?? '') ?? []
  return id === undefined ? null : { requestedAt: Number(requestedAt), id }
}

returns.get('/', only(listingReturns), async (c) => {
  const view = RETURN_VIEWS.find((one) => one === c.req.query('view')) ?? 'all'
  const q = (c.req.query('q') ?? '').trim().slice(0, 200)
  const after = placeIn(c.req.query('after'))
  const [list, counts] = await Promise.all([ask(c, listingReturns, { view, q, after }), ask(c, countingReturns, { q })])
  if (!list.ok || !counts.ok) return showMissing(c)
  const { language } = c.var
  const shown = { view, q, ...list.value, isFirst: after === null, counts: counts.value, language, now: Date.now() }
  return showPage(c, { title: returnsMessages[language].title, here: 'returns' }, <ListPage {...shown} />)
})

const show = async (c: AdminContext, refusal: ShownRefusal | null, form?: URLSearchParams): Promise<Response> => {
  const [order, id] = [c.req.param('order') ?? '', c.req.param('return') ?? '']
  const found = await ask(c, readingReturn, { order, return: id })
  if (!found.ok) return showMissing(c)
  const { language, staff, settings } = c.var
  const { order: whole, return: of } = found.value
  return showPage(
    c,
    {
      title: returnsMessages[language].of(whole.name),
      here: 'returns',
      status: refusal ? statusOf[refusal.code] : 200,
    },
    <ReturnPage {...{ order: whole, of, language, staff, settings, refusal, now: Date.now() }} form={form ?? null} />,
  )
}

returns.get('/:order/:return', only(readingReturn), (c) => show(c, null))

/** @param whole what else the form says */
const change = async <S extends z.ZodType, V, C extends ShownRefusal['code']>(
  c: AdminContext,
  declared: Command<S, V, C>,
  whole: (typed: FormInput) => unknown = (typed) => typed,
): Promise<Response> => {
  const [order, id] = [c.req.param('order') ?? '', c.req.param('return') ?? '']
  const found = await ask(c, readingReturn, { order, return: id })
  if (!found.ok) return showMissing(c)
  const { currency } = found.value.order
  const { done, form } = await perform(c, declared, (typed) => {
    const less = typed['less']
    // Typed in the currency of the order; what is no amount of it is refused at its field.
    const amount = typeof less === 'string' ? (parseMoney(less.replace(',', '.'), currency)?.amount ?? less) : undefined
    const said = { ...typed, ...(amount !== undefined && { less: amount }) }
    return { ...(whole(said) as FormInput), order, return: id }
  })
  return done.ok ? c.redirect(`${PATH}/${order}/${id}`, 303) : show(c, done.refusal, form)
}

returns.post('/:order/:return/decide', only(decidingReturn), (c) => change(c, decidingReturn))
returns.post('/:order/:return/sent', only(sendingReturn), (c) => change(c, sendingReturn))
returns.post('/:order/:return/receive', only(receivingReturn), (c) => change(c, receivingReturn))
returns.post('/:order/:return/inspect', only(inspectingReturn), (c) => change(c, inspectingReturn))
returns.post('/:order/:return/refund', only(refundingReturn), (c) => change(c, refundingReturn))
returns.post('/:order/:return/end', only(endingReturn), (c) => change(c, endingReturn))
returns.post('/:order/:return/answer', only(answeringReturn), (c) => change(c, answeringReturn))
