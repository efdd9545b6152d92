/** The form of an answer: what was asked, what stands there already, and what is amiss with it, field by field. */
import { productPath } from '#domain/catalog/slug'
import { numberFormat } from '#domain/formats'
import { own } from '#domain/own'
import type { OwnersAnswer } from '#domain/reviews/answer'
import { ANSWER_MAX, type DraftIssue, type QuestionDraft } from '#domain/reviews/question'
import type { ShownQuestion } from '#schema/products/reviews/answers'
import { tagOf } from '../../http/language.ts'
import { Crumbs } from '../frame/crumbs.tsx'
import { Layout } from '../frame/layout.tsx'
import { to, type RequestContext } from '../frame/request-context.ts'
import { reviewMessages } from './messages/index.ts'
import { Said } from './said.tsx'
import { reviewsPath } from './section.tsx'

export type AnswerTried = { readonly typed: QuestionDraft; readonly issues: readonly DraftIssue[] }

type About = { readonly request: RequestContext; readonly question: ShownQuestion }
type Shown = About & AnswerTried & { readonly before: OwnersAnswer | undefined; readonly isDone: boolean }

export const answeringPath = (question: string): string => `/reviews/answer?question=${question}`

const titleOf = ({ request, question }: About): string =>
  (request.language === 'zh' && question.titleZh) || question.title

/** To whoever has shown no order: how one is shown. */
export const NotOwnerPage = ({ request, question }: About) => {
  const messages = reviewMessages[request.language].answering
  const here = encodeURIComponent(to(request, answeringPath(question.id)))
  return (
    <Said
      request={request}
      title={messages.who}
      text={messages.whoText}
      back={`${reviewsPath(question.handle)}#questions`}
    >
      <p>
        <a class="button" href={`${to(request, '/account/sign-in')}?to=${here}`}>
          {messages.signIn}
        </a>
      </p>
    </Said>
  )
}

/** What is amiss with a field; of several faults the first. */
const amissWith = ({ request, issues }: Pick<Shown, 'request' | 'issues'>, field: 'body' | 'name') => {
  const issue = issues.find((one) => one.field === field)
  if (!issue) return undefined
  const { answering, writing } = reviewMessages[request.language]
  if (field === 'body' && issue.fault === 'too-long') return answering.tooLong
  return own<string>(writing.faults[field], issue.fault) ?? writing.other
}

export const AnswerPage = (shown: Shown) => {
  const { request, question, before, isDone, typed } = shown
  const { answering: messages, writing, reasons } = reviewMessages[request.language]
  const wrong = { body: amissWith(shown, 'body'), name: amissWith(shown, 'name') }
  const amiss = Object.entries(wrong).filter(([, text]) => text !== undefined)
  return (
    <Layout request={request} title={messages.title} sheet="reviews" elsewhere={answeringPath(question.id)}>
      <div class="wrap">
        <Crumbs
          request={request}
          of={[{ text: titleOf(shown), path: productPath(question.handle) }, { text: messages.title }]}
        />
        <div class="page-head">
          <p class="soft">{messages.lead(titleOf(shown))}</p>
          <h1 dir="auto" {...(question.language === request.language ? {} : { lang: tagOf(question.language) })}>
            {question.body}
          </h1>
          {isDone && (
            <p class="note fine" role="status">
              {messages.done}
            </p>
          )}
          {before && (
            <p class="note">
              {messages.state[before.state]} {before.reason && reasons[before.reason]}
            </p>
          )}
        </div>
        <form class="stack loose text" method="post" action={to(request, answeringPath(question.id))}>
          {amiss.length > 0 && (
            <div class="notes" role="alert" tabindex={-1} autofocus>
              <p class="note">
                <b>{writing.wrong}</b>
                {amiss.map(([field, text]) => (
                  <>
                    <br />
                    <a href={`#${field}`}>{text}</a>
                  </>
                ))}
              </p>
            </div>
          )}
          <p class="field">
            <label for="body">{messages.label}</label>
            <textarea {...about('body', wrong.body)} rows={5} required>
              {typed.body}
            </textarea>
            <WrongAt name="body" text={wrong.body} />
            <span class="help" id="body-hint">
              {messages.hint(numberFormat(request.locale).format(ANSWER_MAX))}
            </span>
          </p>
          <p class="field">
            <label for="name">{writing.signed}</label>
            <input {...about('name', wrong.name)} value={typed.name} autocomplete="off" />
            <WrongAt name="name" text={wrong.name} />
            <span class="help" id="name-hint">
              {messages.signedHint}
            </span>
          </p>
          <p>
            <button class="button">{before ? messages.again : messages.send}</button>
          </p>
          <p class="small soft">{messages.fine}</p>
        </form>
      </div>
    </Layout>
  )
}

const about = (name: 'body' | 'name', wrong: string | undefined) => ({
  id: name,
  name,
  'aria-describedby': wrong === undefined ? `${name}-hint` : `${name}-hint ${name}-wrong`,
  ...(wrong !== undefined && { 'aria-invalid': 'true' as const }),
})

const WrongAt = ({ name, text }: { readonly name: string; readonly text: string | undefined }) =>
  text === undefined ? null : (
    <span class="wrong" id={`${name}-wrong`}>
      {text}
    </span>
  )
