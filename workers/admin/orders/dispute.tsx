/** /admin/payments/disputes/:id: one dispute, its evidence as a file, and what staff do about it. */
import { Hono } from 'hono'
import { orderName } from '#domain/ids'
import { mayGive } from '../../flows/command.ts'
import { acceptingDispute, submittingDispute, writingDispute } from '../../flows/orders/disputes/commands.ts'
import { readingDispute, readingEvidence } from '../../flows/orders/disputes/questions.ts'
import { statusOf } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { disputePath } from './dispute-page-props.ts'
import { DisputePage } from './dispute-page.tsx'
import { disputesMessages } from './messages/disputes.ts'

export const disputes = new Hono<AdminApp>()

disputes.get('/:id', only(readingDispute), (c) => show(c, c.req.param('id')))

disputes.get('/:id/evidence.pdf', only(readingEvidence), async (c) => {
  const read = await ask(c, readingEvidence, { dispute: c.req.param('id') })
  if (!read.ok) return showMissing(c)
  c.header('content-type', 'application/pdf')
  c.header('content-disposition', `inline; filename="${read.value.name}"`)
  c.header('cache-control', 'private, no-store')
  return c.body(read.value.file)
})

type Refused = { readonly refusal: ShownRefusal; readonly form: URLSearchParams }

disputes.post('/:id/answer', only(writingDispute), async (c) => {
  const dispute = c.req.param('id')
  const { done, form } = await perform(c, writingDispute, (typed) => ({ ...(typed as object), dispute }))
  if (done.ok) return c.redirect(`${disputePath(dispute)}?done=saved`, 303)
  return show(c, dispute, { refusal: done.refusal as ShownRefusal, form })
})

disputes.post('/:id/submit', only(submittingDispute), async (c) => {
  const dispute = c.req.param('id')
  const { done } = await perform(c, submittingDispute, (typed) => ({ ...(typed as object), dispute }))
  if (done.ok) return c.redirect(`${disputePath(dispute)}?done=submitted`, 303)
  return show(c, dispute, { refusal: done.refusal as ShownRefusal, form: new URLSearchParams() })
})

disputes.post('/:id/accept', only(acceptingDispute), async (c) => {
  const dispute = c.req.param('id')
  const { done } = await perform(c, acceptingDispute, (typed) => ({ ...(typed as object), dispute }))
  if (done.ok) return c.redirect(`${disputePath(dispute)}?done=accepted`, 303)
  return show(c, dispute, { refusal: done.refusal as ShownRefusal, form: new URLSearchParams() })
})

/** What an address says is done is only said where it is. */
const doneOf = (
  said: string | undefined,
  { history, answer }: { readonly history: readonly { what: string }[]; readonly answer: object | null },
) => {
  if (said === 'saved') return answer ? said : null
  return said === 'submitted' || said === 'accepted' ? (history.some(({ what }) => what === said) ? said : null) : null
}

const show = async (c: AdminContext, id: string, refused?: Refused): Promise<Response> => {
  const read = await ask(c, readingDispute, { dispute: id })
  if (!read.ok) return showMissing(c)
  const { language, staff } = c.var
  const refusal = refused?.refusal ?? null
  const title = disputesMessages[language].title(orderName(read.value.dispute.orderId))
  return showPage(
    c,
    { title, here: 'payments', status: refusal ? statusOf[refusal.code] : 200 },
    <DisputePage
      {...read.value}
      {...{ language, refusal, now: Date.now(), form: refused?.form.has('text') ? refused.form : undefined }}
      done={refusal ? null : doneOf(c.req.query('done'), read.value)}
      mayAnswer={mayGive(staff, writingDispute)}
    />,
  )
}
