/** /admin/reviews: what shoppers say and ask, read by a person before it is shown. */
import { Hono } from 'hono'
import type { z } from 'zod'
import { HANDLE_MAX } from '#domain/catalog/slug'
import { QUEUES, type Queue } from '#schema/products/reviews/queue'
import { mayGive, type Command } from '../../flows/command.ts'
import {
  answeringQuestion,
  choosingReview,
  decliningAnswer,
  decliningQuestion,
  decliningReview,
  publishingAnswer,
  publishingQuestion,
  publishingReview,
  publishingReviews,
  replyingToReview,
} from '../../flows/reviews/commands.ts'
import { listingAnswers, listingQuestions, listingReviews } from '../../flows/reviews/questions.ts'
import { reviewRows } from '../../flows/reviews/export-rows.ts'
import { csvAnswer } from '../../http/csv.ts'
import { statusOf, type RefusalCode } from '../../http/refusal.ts'
import type { AdminApp, AdminContext } from '../frame/app.ts'
import { only } from '../frame/auth.tsx'
import type { ShownRefusal } from '../frame/forms.tsx'
import { showMissing } from '../frame/missing.tsx'
import { showPage } from '../frame/page.tsx'
import { ask, perform } from '../frame/perform.ts'
import { reviewMessages } from './messages/index.ts'
import { addressOf, DEEDS, type Deed, type Kind } from './about.ts'
import { AnswersPage, QuestionsPage, ReviewsPage } from './page.tsx'

export const reviews = new Hono<AdminApp>()

type Tried = {
  readonly refusal?: ShownRefusal
  /** What was typed under which id, so that nobody types it again. */
  readonly typed?: { readonly id: string; readonly text: string }
  readonly queue?: Queue
}

const queueIn = (text: string | null | undefined): Queue => QUEUES.find((one) => one === text) ?? 'waiting'

const show = async (c: AdminContext, kind: Kind, { refusal, typed, queue: from }: Tried = {}): Promise<Response> => {
  const { language, staff } = c.var
  const queue = from ?? queueIn(c.req.query('queue'))
  const product = (c.req.query('product') ?? '').trim().slice(0, HANDLE_MAX)
  const page = /^\d{1,4}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) || 1 : 1
  const input = { queue, product, page }
  const about = {
    ...input,
    language,
    now: Date.now(),
    allowed: mayGive(staff, publishingReview),
    refusal: refusal ?? null,
    typed: typed ?? null,
    done: DEEDS.find((one) => one === c.req.query('done')) ?? null,
    left: Number(/^\d{1,3}$/.exec(c.req.query('left') ?? '')?.[0] ?? 0),
  }
  const head = {
    title: reviewMessages[language].title,
    here: 'reviews' as const,
    status: refusal ? statusOf[refusal.code] : (200 as const),
  }
  if (kind === 'reviews') {
    const found = await ask(c, listingReviews, input)
    return found.ok ? showPage(c, head, <ReviewsPage {...about} {...found.value} />) : showMissing(c)
  }
  if (kind === 'answers') {
    const found = await ask(c, listingAnswers, input)
    return found.ok ? showPage(c, head, <AnswersPage {...about} {...found.value} />) : showMissing(c)
  }
  const found = await ask(c, listingQuestions, input)
  return found.ok ? showPage(c, head, <QuestionsPage {...about} {...found.value} />) : showMissing(c)
}

reviews.get('/', only(listingReviews), (c) => show(c, 'reviews'))
/** With mail addresses, where they are known: for whoever may see them here too. */
reviews.get('/export.csv', only(listingReviews), (c) => {
  const layout = c.req.query('as') === 'shopify' ? 'shopify' : 'judge.me'
  return csvAnswer(`reviews-${layout}`, reviewRows(c.env, layout))
})
reviews.get('/questions', only(listingQuestions), (c) => show(c, 'questions'))
reviews.get('/answers', only(listingAnswers), (c) => show(c, 'answers'))

type AnyCommand = Command<z.ZodType, unknown, RefusalCode>

/** One form of one of them: what it is about stands in its address. */
const acting = (kind: Kind, path: string, deed: Deed, declared: AnyCommand, text: string) =>
  reviews.post(path, only(declared), async (c) => {
    const id = c.req.param('id') ?? ''
    const { done, form } = await perform(c, declared, (typed) => ({ ...typed, id }))
    const queue = queueIn(form.get('view'))
    if (!done.ok) {
      const typed = { id, text: form.get(text) ?? '' }
      return show(c, kind, { refusal: done.refusal as ShownRefusal, typed, queue })
    }
    return c.redirect(addressOf(kind, { queue, done: deed }), 303)
  })

const of = <S extends z.ZodType, V, C extends RefusalCode>(declared: Command<S, V, C>) =>
  declared as unknown as AnyCommand

reviews.post('/publish', only(publishingReviews), async (c) => {
  const { done, form } = await perform(c, publishingReviews, (_, typed) => ({
    reviews: typed.getAll('picked').flatMap((one) => {
      const [id = '', version = ''] = one.split(' ')
      return /^\d{1,9}$/.test(version) ? [{ id, version: Number(version) }] : []
    }),
  }))
  const queue = queueIn(form.get('view'))
  if (!done.ok) return show(c, 'reviews', { refusal: done.refusal as ShownRefusal, queue })
  const left = done.value.left > 0 ? String(done.value.left) : ''
  return c.redirect(addressOf('reviews', { queue, done: 'publish-many', left }), 303)
})

acting('questions', '/questions/:id/answer', 'answer', of(answeringQuestion), 'answer')
acting('questions', '/questions/:id/publish', 'publish', of(publishingQuestion), '')
acting('questions', '/questions/:id/decline', 'decline', of(decliningQuestion), '')
acting('answers', '/answers/:id/publish', 'publish', of(publishingAnswer), '')
acting('answers', '/answers/:id/decline', 'decline', of(decliningAnswer), '')
acting('reviews', '/:id/publish', 'publish', of(publishingReview), '')
acting('reviews', '/:id/decline', 'decline', of(decliningReview), '')
acting('reviews', '/:id/reply', 'reply', of(replyingToReview), 'reply')
acting('reviews', '/:id/choose', 'choose', of(choosingReview), '')
