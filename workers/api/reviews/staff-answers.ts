/** What those answer who have it, for the staff. Mounted at `/api/admin/answers`. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { decliningAnswer, publishingAnswer } from '../../flows/reviews/commands.ts'
import { listingAnswers } from '../../flows/reviews/questions.ts'
import { refused } from '../../http/refusal.ts'
import { commandRefusals, commands, component, mayLine, perform } from '../contract/command.ts'
import { answer, body } from '../contract/parts.ts'
import { refusals } from '../contract/problem.ts'
import { ask, questionRefusals, questions } from '../contract/question.ts'
import type { Door } from '../contract/staff.ts'
import { Counts, Decided, StaffAnswer, staffAnswerOf } from './wire.ts'

const tags = ['Staff: reviews']
const params = z.object({ id: z.string().openapi({ example: 'ans_7k3m9qxd0000000000000000' }) })
const id = { id: true } as const

const listing = createRoute({
  method: 'get',
  path: '/',
  tags,
  ...questions(listingAnswers),
  summary: 'List answers of those who have it by their state',
  description: mayLine(listingAnswers),
  request: { query: listingAnswers.input },
  responses: {
    200: answer(
      z.object({ answers: z.array(StaffAnswer), counts: Counts, isLast: z.boolean() }).openapi('StaffAnswerList'),
      'A page of 25.',
    ),
    ...refusals(...questionRefusals(listingAnswers)),
  },
})

const publishing = createRoute({
  method: 'post',
  path: '/{id}/publish',
  tags,
  ...commands(publishingAnswer),
  summary: 'Show an answer',
  description: `As it was read; reports of it are answered by it. ${mayLine(publishingAnswer)}`,
  request: { params, body: body(component(publishingAnswer.input.omit(id), 'PublishAnswer', { version: 1 })) },
  responses: { 200: answer(Decided, 'It is shown.'), ...refusals(...commandRefusals(publishingAnswer)) },
})

const declining = createRoute({
  method: 'post',
  path: '/{id}/decline',
  tags,
  ...commands(decliningAnswer),
  summary: 'Do not show an answer',
  description: `With the rule that it breaks, which its writer is told. ${mayLine(decliningAnswer)}`,
  request: {
    params,
    body: body(component(decliningAnswer.input.omit(id), 'DeclineAnswer', { version: 1, reason: 'advertising' })),
  },
  responses: { 200: answer(Decided, 'It is not shown.'), ...refusals(...commandRefusals(decliningAnswer)) },
})

export const staffAnswers = new OpenAPIHono<Door>()
  .openapi(listing, async (c) => {
    const found = await ask(c, listingAnswers, c.req.valid('query'))
    if (!found.ok) return refused(c, found.refusal)
    const { answers, counts, isLast } = found.value
    return c.json({ answers: answers.map(staffAnswerOf), counts: { ...counts }, isLast }, 200)
  })
  .openapi(publishing, async (c) => {
    const done = await perform(c, publishingAnswer, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ id: done.value.id, handle: done.value.handle }, 200) : refused(c, done.refusal)
  })
  .openapi(declining, async (c) => {
    const done = await perform(c, decliningAnswer, { ...c.req.valid('json'), ...c.req.valid('param') })
    return done.ok ? c.json({ id: done.value.id, handle: done.value.handle }, 200) : refused(c, done.refusal)
  })
