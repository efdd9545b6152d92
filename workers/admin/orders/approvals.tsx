/** /admin/payments/approvals: refunds above the limit, approved or declined by a second person. */
import { Hono } from 'hono'
import { mayGive } from '../../flows/command.ts'
import { approvingRefund, decliningRefund } from '../../flows/orders/approvals/commands.ts'
import { listingApprovals } from '../../flows/orders/approvals/questions.ts'
import { mayAsk } from '../../flows/question.ts'
import { readingSettings } from '../../flows/settings/questions.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { ApprovalsPage } from './approvals-page.tsx'
import { approvalsMessages } from './messages/approvals.ts'

export const approvals = new Hono<AdminApp>()

const PATH = '/admin/payments/approvals'

approvals.get('/', only(listingApprovals), (c) => show(c))

approvals.post('/:id/approve', only(approvingRefund), async (c) => {
  const { done } = await perform(c, approvingRefund, () => ({ approval: c.req.param('id') }))
  return done.ok ? c.redirect(`${PATH}?done=approved`, 303) : show(c, done.refusal as ShownRefusal)
})

approvals.post('/:id/decline', only(decliningRefund), async (c) => {
  const { done } = await perform(c, decliningRefund, (typed) => ({ ...typed, approval: c.req.param('id') }))
  return done.ok ? c.redirect(`${PATH}?done=declined`, 303) : show(c, done.refusal as ShownRefusal)
})

const DONE = ['approved', 'declined'] as const

const show = async (c: AdminContext, refusal: ShownRefusal | null = null): Promise<Response> => {
  const read = await ask(c, listingApprovals, {})
  if (!read.ok) return showMissing(c)
  const { language, staff } = c.var
  const said = DONE.find((one) => one === c.req.query('done'))
  const done = said && read.value.some(({ state }) => state === said) ? said : null
  return showPage(
    c,
    { title: approvalsMessages[language].title, here: 'payments', status: refusal ? statusOf[refusal.code] : 200 },
    <ApprovalsPage
      {...{ rows: read.value, staff, language, refusal, now: Date.now() }}
      done={refusal ? null : done}
      mayDecide={mayGive(staff, approvingRefund)}
      maySet={mayAsk(staff, readingSettings)}
    />,
  )
}
