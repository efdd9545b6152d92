/** /admin/payments: disputes, books that differ, money that came for nothing; unpaid orders; payouts of the provider. */
import { Hono } from 'hono'
import { orderOfPayment } from '#domain/ids'
import { decimal } from '#domain/money'
import { netOf } from '#domain/orders/payouts'
import { mayGive } from '../../flows/command.ts'
import { closingFinding } from '../../flows/orders/payment-commands.ts'
import { mayAsk } from '../../flows/question.ts'
import { readingSettings } from '../../flows/settings/questions.ts'
import { readingPayout, readingPayments } from '../../flows/orders/payment-questions.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { csvOf } from '../frame/csv.ts'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { paymentsMessages } from './messages/payments.ts'
import { PaymentsPage } from './payments-page.tsx'
import { PayoutPage } from './payout-page.tsx'

export const payments = new Hono<AdminApp>()

const PATH = '/admin/payments'

payments.get('/', only(readingPayments), (c) => show(c))

payments.post('/close', only(closingFinding), async (c) => {
  const { done } = await perform(c, closingFinding)
  return done.ok ? c.redirect(`${PATH}?done=closed`, 303) : show(c, done.refusal as ShownRefusal)
})

payments.get('/payouts/:id', only(readingPayout), async (c) => {
  const read = await ask(c, readingPayout, { payout: c.req.param('id') })
  if (!read.ok) return showMissing(c)
  const { language } = c.var
  return showPage(
    c,
    { title: `${paymentsMessages[language].payout} ${read.value.payout.id}`, here: 'payments' },
    <PayoutPage {...read.value} language={language} now={Date.now()} />,
  )
})

payments.get('/payouts/:id/parts.csv', only(readingPayout), async (c) => {
  const read = await ask(c, readingPayout, { payout: c.req.param('id'), whole: true })
  if (!read.ok) return showMissing(c)
  const { payout, parts } = read.value
  const { currency } = payout.amount
  const written = (amount: number) => decimal({ amount, currency })
  const rows = parts.map((part) => {
    const order = part.paymentId === null ? '' : orderOfPayment(part.paymentId)
    const at = new Date(part.at).toISOString()
    return [part.id, part.kind, at, order, currency, written(part.amount), written(-part.fee), written(netOf(part))]
  })
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="payout-${payout.id.replaceAll(/[^\w-]+/g, '_')}.csv"`)
  return c.body(csvOf([['Id', 'Kind', 'At', 'Order', 'Currency', 'Amount', 'Fee', 'Net'], ...rows]))
})

const show = async (c: AdminContext, refusal: ShownRefusal | null = null): Promise<Response> => {
  const read = await ask(c, readingPayments, {})
  if (!read.ok) return showMissing(c)
  const { language, staff } = c.var
  const closed = c.req.query('done') === 'closed' && read.value.findings.some(({ closedAt }) => closedAt !== null)
  return showPage(
    c,
    { title: paymentsMessages[language].title, here: 'payments', status: refusal ? statusOf[refusal.code] : 200 },
    <PaymentsPage
      {...read.value}
      {...{
        language,
        refusal,
        closed,
        mayClose: mayGive(staff, closingFinding),
        maySet: mayAsk(staff, readingSettings),
        now: Date.now(),
      }}
    />,
  )
}
