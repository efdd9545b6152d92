/** /reviews/answer: a question answered by whoever has the thing, shown by an account or by an order that this browser has opened. */
import type { Context } from 'hono'
import { Hono } from 'hono'
import { lineHad } from '#domain/reviews/purchase'
import { ANSWER_MAX, questionId } from '#domain/reviews/question'
import { NAME_MAX } from '#domain/reviews/review'
import { questionShown, type ShownQuestion } from '#schema/products/reviews/answers'
import type { App } from '../../env.ts'
import { answerAsOwner, ownAnswer } from '../../flows/reviews/answer.ts'
import { orderHaving, orderProven, type OrderProof } from '../../flows/reviews/proof.ts'
import { customerAsking } from '../../http/customer.ts'
import { readForm, textIn } from '../../http/form.ts'
import { openedOrders } from '../../http/order-cookie.ts'
import { statusOf } from '../../http/refusal.ts'
import { knockedTooOften } from '../admission/admission.ts'
import { notFoundPage, refusedPage } from '../frame/fault.tsx'
import { sendPrivate } from '../frame/render.tsx'
import { requestContextOf, to } from '../frame/request-context.ts'
import { AnswerPage, answeringPath, NotOwnerPage, type AnswerTried } from './answer-page.tsx'

type Shown = { readonly proof: OrderProof; readonly email: string }

const proofOf = async (c: Context<App>, { productId }: ShownQuestion): Promise<Shown | undefined> => {
  const customer = await customerAsking(c.env, c.req.raw)
  const own = customer ? await orderHaving(c.env, customer.id, { productId }) : undefined
  if (customer && own) return { proof: { id: own.id, customer: customer.id }, email: own.email }
  const opened = await Promise.all(
    openedOrders(c).map(async (proof) => ({ proof, order: await orderProven(c.env, proof) })),
  )
  const having = opened.find(({ order }) => order && lineHad(order, productId).ok)
  return having?.order && { proof: having.proof, email: having.order.email }
}

const questionIn = async (c: Context<App>): Promise<ShownQuestion | undefined> => {
  const id = questionId(c.req.query('question'))
  return id && questionShown(c.env.PRODUCTS_DB, id)
}

const show = async (c: Context<App>, question: ShownQuestion, shown: Shown | undefined, tried?: AnswerTried) => {
  const request = await requestContextOf(c)
  if (!shown)
    return sendPrivate(c, <NotOwnerPage request={request} question={question} />, statusOf['review-not-bought'])
  const before = await ownAnswer(c.env, shown.email, question.id)
  return sendPrivate(
    c,
    <AnswerPage
      request={request}
      question={question}
      before={before}
      typed={tried?.typed ?? { body: before?.body ?? '', name: before?.name ?? '' }}
      issues={tried?.issues ?? []}
      isDone={!tried && c.req.query('done') === '1'}
    />,
    tried ? statusOf['answer-invalid'] : 200,
  )
}

export const answering = new Hono<App>()
  .get('/answer', async (c) => {
    const question = await questionIn(c)
    return question ? show(c, question, await proofOf(c, question)) : notFoundPage(c)
  })
  .post('/answer', async (c) => {
    const often = await knockedTooOften(c, 'review')
    if (often) return often
    const form = await readForm(c.req.raw)
    if (!form.ok) return refusedPage(c, form.refusal.code)
    const question = await questionIn(c)
    if (!question) return notFoundPage(c)
    const shown = await proofOf(c, question)
    if (!shown) return show(c, question, undefined)
    const request = await requestContextOf(c)
    // What is too long is refused with its reason, and never cut: so more is read than may be written.
    const typed = {
      body: textIn(form.value, 'body', 64 * ANSWER_MAX),
      name: textIn(form.value, 'name', 64 * NAME_MAX),
    }
    const { language } = request
    const done = await answerAsOwner(
      c.env,
      { proof: shown.proof, question: question.id, said: typed, language },
      Date.now(),
    )
    if (done.ok) return c.redirect(`${to(request, answeringPath(question.id))}&done=1`, 303)
    if (done.refusal.code === 'answer-invalid') return show(c, question, shown, { typed, issues: done.refusal.issues })
    return done.refusal.code === 'question-unknown' ? notFoundPage(c) : show(c, question, undefined)
  })
