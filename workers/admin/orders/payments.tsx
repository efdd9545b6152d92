/** /admin/payments: disputes, books that differ, money that came for nothing; unpaid orders; payouts of the provider. */
import { Hono } from 'hono'
import { mayGive } from '../../flows/command.ts'
import { closingFinding } from '../../flows/orders/payment-commands.ts'
import { readingPayments } from '../../flows/orders/payment-questions.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { paymentsMessages } from './messages/payments.ts'
import { PaymentsPage } from './payments-page.tsx'

export const payments = new Hono<AdminApp>()

const PATH = '/admin/payments'

payments.get('/', only(readingPayments), (c) => show(c))

payments.post('/close', only(closingFinding), async (c) => {
  const { done } = await perform(c, closingFinding)
  return done.ok ? c.redirect(`${PATH}?done=closed`, 303) : show(c, done.refusal as ShownRefusal)
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
      {...{ language, refusal, closed, mayClose: mayGive(staff, closingFinding), now: Date.now() }}
    />,
  )
}
