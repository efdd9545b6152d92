/** /reviews/:id/helpful and /reviews/:id/report: what somebody says of what another has said. Once each, with or without an account. */
import type { Context } from 'hono'
import { Hono } from 'hono'
import { REASONS } from '#domain/reviews/review'
import type { App } from '../../env.ts'
import { reportAbuse, reportReason, sayHelpful } from '../../flows/reviews/votes.ts'
import { readForm, textIn } from '../../http/form.ts'
import { statusOf, type RefusalCode } from '../../http/refusal.ts'
import { voterOf } from '../../http/voter.ts'
import { knockedTooOften } from '../admission/admission.ts'
import { refusedPage } from '../frame/fault.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to, type RequestContext } from '../frame/request-context.ts'
import { reviewMessages } from './messages/index.ts'
import { Said } from './said.tsx'
import { reviewsPath } from './section.tsx'

type SubjectCode = Extract<
  RefusalCode,
  'review-unknown' | 'question-unknown' | 'answer-unknown' | 'vote-repeated' | 'report-repeated'
>

const refusedVote = async (c: Context<App>, code: SubjectCode) => {
  const request = await requestContextOf(c)
  const messages = reviewMessages[request.language]
  const [title, text] =
    code === 'vote-repeated'
      ? [messages.repeatedTitle, messages.voteRepeated]
      : code === 'report-repeated'
        ? [messages.repeatedTitle, messages.reportRepeated]
        : [messages.unknownTitle, messages.unknownText]
  return sendPrivate(c, <Said request={request} title={title} text={text} />, statusOf[code])
}

export const subjects = new Hono<App>()
  .post('/:id/helpful', async (c) => {
    const often = await knockedTooOften(c, 'review')
    if (often) return often
    const done = await sayHelpful(c.env, { subject: c.req.param('id'), voter: await voterOf(c) }, Date.now())
    if (!done.ok) return refusedVote(c, done.refusal.code)
    const request = await requestContextOf(c)
    const { helpedTitle, helpedText } = reviewMessages[request.language]
    const back = reviewsPath(done.value.handle)
    return sendPrivate(c, <Said request={request} title={helpedTitle} text={helpedText} back={back} />)
  })
  .get('/:id/report', async (c) => {
    const request = await requestContextOf(c)
    return sendPrivate(c, <ReportPage request={request} subject={c.req.param('id')} isWrong={false} />)
  })
  .post('/:id/report', async (c) => {
    const often = await knockedTooOften(c, 'review')
    if (often) return often
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const request = await requestContextOf(c)
    const subject = c.req.param('id')
    const reason = reportReason(textIn(form.value, 'reason', 40))
    if (!reason) return sendPrivate(c, <ReportPage request={request} subject={subject} isWrong />, 422)
    const done = await reportAbuse(c.env, { subject, voter: await voterOf(c), reason }, Date.now())
    if (!done.ok) return refusedVote(c, done.refusal.code)
    const { reportedTitle, reportedText } = reviewMessages[request.language]
    const back = reviewsPath(done.value.handle)
    return sendPrivate(c, <Said request={request} title={reportedTitle} text={reportedText} back={back} />)
  })

type ReportOf = { readonly request: RequestContext; readonly subject: string; readonly isWrong: boolean }

const ReportPage = ({ request, subject, isWrong }: ReportOf) => {
  const messages = reviewMessages[request.language]
  return (
    <Said request={request} title={messages.reportTitle} text={messages.reportText}>
      <form class="stack loose" method="post" action={to(request, `/reviews/${encodeURIComponent(subject)}/report`)}>
        {isWrong && (
          <p class="note" role="alert">
            {messages.reportChoose}
          </p>
        )}
        <fieldset>
          <legend class="hidden">{messages.reportTitle}</legend>
          <div class="stack tight reasons">
            {REASONS.map((reason) => (
              <label class="tick">
                <input type="radio" name="reason" value={reason} required />
                <span>{messages.reasons[reason]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <p>
          <button class="button">{messages.reportSend}</button>
        </p>
      </form>
    </Said>
  )
}
