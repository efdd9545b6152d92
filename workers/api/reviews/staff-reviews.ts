/** Reviews and questions for the staff. Mounted at `/api/admin/reviews` and `/api/admin/questions`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  answeringQuestion,
  choosingReview,
  decliningQuestion,
  decliningReview,
  publishingQuestion,
  publishingReview,
  publishingReviews,
  replyingToReview,
} from '../../flows/reviews/commands.ts'
import { importingReviews } from '../../flows/reviews/file-commands.ts'
import { listingQuestions, listingReviews, readingReview } from '../../flows/reviews/questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Counts, Decided, StaffQuestion, staffQuestionOf, StaffReview, staffReviewOf } from './wire.ts'

const tags = ['Staff: reviews']
const params = z.object({ id: z.string().openapi({ example: 'rev_7k3m9qxd0000000000000000' }) })
const id = { id: true } as const

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingReviews),
  summary: 'List reviews by their state',
  description:
    'What waits begins with what a program has flagged. No list knows the stars: reviews are decided by the rules alone. ' +
    mayLine(listingReviews),
  request: { query: listingReviews.input },
  responses: {
    200: answer(
      z.object({ reviews: z.array(StaffReview), counts: Counts, isLast: z.boolean() }).openapi('StaffReviewList'),
      'A page of 25.',
    ),
    ...refusals(...questionRefusals(listingReviews)),
  },
})

const reading = createRoute({
  method: 'get',
  path: '/{id}',
  tags,
  ...questions(readingReview),
  summary: 'Read a review',
  description: mayLine(readingReview),
  request: { params },
  responses: { 200: answer(StaffReview, 'As it stands now.'), ...refusals(...questionRefusals(readingReview)) },
})

const publishing = createRoute({
  method: 'post',
  path: '/{id}/publish',
  tags,
  ...commands(publishingReview),
  summary: 'Publish a review',
  description: `As it was read; reports of it are answered by it. ${mayLine(publishingReview)}`,
  request: { params, body: body(component(publishingReview.input.omit(id), 'PublishReview', { version: 1 })) },
  responses: { 200: answer(Decided, 'It is shown.'), ...refusals(...commandRefusals(publishingReview)) },
})

const publishingMany = createRoute({
  method: 'post',
  path: '/publish',
  tags,
  ...commands(publishingReviews),
  summary: 'Publish several reviews',
  description: `Those that were edited meanwhile stay where they are. ${mayLine(publishingReviews)}`,
  request: {
    body: body(
      component(publishingReviews.input, 'PublishReviews', {
        reviews: [{ id: 'rev_7k3m9qxd0000000000000000', version: 1 }],
      }),
    ),
  },
  responses: {
    200: answer(
      z.object({ published: z.array(Decided), left: z.int() }).openapi('PublishedReviews'),
      'What came of it.',
    ),
    ...refusals(...commandRefusals(publishingReviews)),
  },
})

const importing = createRoute({
  method: 'post',
  path: '/import',
  tags,
  ...commands(importingReviews),
  summary: 'Import reviews',
  description:
    'Lines of a file of another app, up to a hundred. What is here already stays as it is; none of them is “bought here”. ' +
    mayLine(importingReviews),
  request: {
    body: body(
      component(importingReviews.input, 'ImportReviews', {
        run: '0b7f1c9e-4f0e-4a5b-9a3e-6d1d0f2c7a11',
        lines: [
          {
            row: 2,
            handle: 'delos-mug',
            stars: 4,
            body: 'Heavier than it looks.',
            source: 'judge.me',
            writtenAt: 1_790_000_000_000,
          },
        ],
      }),
    ),
  },
  responses: {
    200: answer(
      z
        .object({ lines: z.array(z.object({ row: z.int(), outcome: z.string(), reasons: z.array(z.string()) })) })
        .openapi('ImportedReviews'),
      'What became of each.',
    ),
    ...refusals(...commandRefusals(importingReviews)),
  },
})

const declining = createRoute({
  method: 'post',
  path: '/{id}/decline',
  tags,
  ...commands(decliningReview),
  summary: 'Do not show a review',
  description: `With the rule that it breaks, which its writer is told. ${mayLine(decliningReview)}`,
  request: {
    params,
    body: body(component(decliningReview.input.omit(id), 'DeclineReview', { version: 1, reason: 'personal' })),
  },
  responses: { 200: answer(Decided, 'It is not shown.'), ...refusals(...commandRefusals(decliningReview)) },
})

const replying = createRoute({
  method: 'put',
  path: '/{id}/reply',
  tags,
  ...commands(replyingToReview),
  summary: 'Reply to a review',
  description: mayLine(replyingToReview),
  request: { params, body: body(component(replyingToReview.input.omit(id), 'ReviewReply')) },
  responses: { 200: answer(Decided, 'The reply stands.'), ...refusals(...commandRefusals(replyingToReview)) },
})

const choosing = createRoute({
  method: 'put',
  path: '/{id}/chosen',
  tags,
  ...commands(choosingReview),
  summary: 'Choose a review for sections of pages',
  description: mayLine(choosingReview),
  request: { params, body: body(component(choosingReview.input.omit(id), 'ChooseReview')) },
  responses: { 200: answer(Decided, 'Done.'), ...refusals(...commandRefusals(choosingReview)) },
})

export const staffReviews = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const found = await ask(c, listingReviews, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { reviews, counts, isLast } = found.value
    return c.json({ reviews: reviews.map(staffReviewOf), counts: { ...counts }, isLast }, 200)
  })
  .openapi(reading, async (c) => {
    const found = await ask(c, readingReview, c.req.valid('param'))
    return found.ok ? c.json(staffReviewOf(found.value), 200) : refused(c, found.refusal)
  })
  .openapi(publishingMany, async (c) => {
    const done = await perform(c, publishingReviews, c.req.valid('json'))
    if (!done.ok) return refused(c, done.refusal)
    const published = done.value.published.map(({ id: of, handle }) => ({ id: of, handle }))
    return c.json({ published, left: done.value.left }, 200)
  })
  .openapi(importing, async (c) => {
    const done = await perform(c, importingReviews, c.req.valid('json'))
    if (!done.ok) return refused(c, done.refusal)
    const lines = done.value.map(({ row, outcome, notes }) => ({
      row,
      outcome,
      reasons: notes.map(({ reason }) => reason),
    }))
    return c.json({ lines }, 200)
  })
  .openapi(publishing, async (c) => {
    const done = await perform(c, publishingReview, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ id: done.value.id, handle: done.value.handle }, 200) : refused(c, done.refusal)
  })
  .openapi(declining, async (c) => {
    const done = await perform(c, decliningReview, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ id: done.value.id, handle: done.value.handle }, 200) : refused(c, done.refusal)
  })
  .openapi(replying, async (c) => {
    const done = await perform(c, replyingToReview, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ id: done.value.id, handle: done.value.handle }, 200) : refused(c, done.refusal)
  })
  .openapi(choosing, async (c) => {
    const done = await perform(c, choosingReview, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ id: done.value.id, handle: done.value.handle }, 200) : refused(c, done.refusal)
  })

const listingAsked = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingQuestions),
  summary: 'List questions of shoppers by their state',
  description: mayLine(listingQuestions),
  request: { query: listingQuestions.input },
  responses: {
    200: answer(
      z.object({ questions: z.array(StaffQuestion), counts: Counts, isLast: z.boolean() }).openapi('StaffQuestionList'),
      'A page of 25.',
    ),
    ...refusals(...questionRefusals(listingQuestions)),
  },
})

const answering = createRoute({
  method: 'put',
  path: '/{id}/answer',
  tags,
  ...commands(answeringQuestion),
  summary: 'Answer a question',
  description: `Whoever answers shows it. ${mayLine(answeringQuestion)}`,
  request: { params, body: body(component(answeringQuestion.input.omit(id), 'QuestionAnswer')) },
  responses: { 200: answer(Decided, 'The answer stands.'), ...refusals(...commandRefusals(answeringQuestion)) },
})

const publishingAsked = createRoute({
  method: 'post',
  path: '/{id}/publish',
  tags,
  ...commands(publishingQuestion),
  summary: 'Show a question',
  description: mayLine(publishingQuestion),
  request: { params, body: body(component(publishingQuestion.input.omit(id), 'PublishQuestion')) },
  responses: { 200: answer(Decided, 'It is shown.'), ...refusals(...commandRefusals(publishingQuestion)) },
})

const decliningAsked = createRoute({
  method: 'post',
  path: '/{id}/decline',
  tags,
  ...commands(decliningQuestion),
  summary: 'Do not show a question',
  description: mayLine(decliningQuestion),
  request: { params, body: body(component(decliningQuestion.input.omit(id), 'DeclineQuestion')) },
  responses: { 200: answer(Decided, 'It is not shown.'), ...refusals(...commandRefusals(decliningQuestion)) },
})

export const staffQuestions = new OpenAPIHono<Door>()
  .openapi(listingAsked, async (c) => {
    const found = await ask(c, listingQuestions, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { questions: asked, counts, isLast } = found.value
    return c.json({ questions: asked.map(staffQuestionOf), counts: { ...counts }, isLast }, 200)
  })
  .openapi(answering, async (c) => {
    const done = await perform(c, answeringQuestion, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ id: done.value.id, handle: done.value.handle }, 200) : refused(c, done.refusal)
  })
  .openapi(publishingAsked, async (c) => {
    const done = await perform(c, publishingQuestion, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ id: done.value.id, handle: done.value.handle }, 200) : refused(c, done.refusal)
  })
  .openapi(decliningAsked, async (c) => {
    const done = await perform(c, decliningQuestion, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ id: done.value.id, handle: done.value.handle }, 200) : refused(c, done.refusal)
  })
